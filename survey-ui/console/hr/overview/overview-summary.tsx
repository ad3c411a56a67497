import type { OverviewHeading } from '../../api/overview.ts';
import { DescriptionList } from '../../kit/description-list.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { overviewText } from './text.ts';

interface Counted {
  name: string;
  count: number;
  /** Narrows the list to these. */
  query: string;
}

/** Counts that lead to the departments they count; those of none are left out. */
function Counts(props: { items: readonly Counted[] }) {
  return (
    <ul class="overview-counts">
      {props.items
        .filter(({ count }) => count > 0)
        .map(({ name, count, query }) => (
          <li key={query}>
            <a href={query}>
              {name} <span class="figures">{formatCount(count, language.value)}</span>
            </a>
          </li>
        ))}
    </ul>
  );
}

/** How many departments are how far, and what waits; and what is to be said of the whole. */
export function OverviewSummary(props: { heading: OverviewHeading; path: string }) {
  const t = overviewText.value;
  const { heading, path } = props;
  const { totals, outcomes, waits } = heading;
  const somethingWaits = Object.values(waits).some((count) => count > 0);
  const isDone = totals.frozen === heading.departments && !somethingWaits;
  const counted = <Name extends string>(
    filter: string,
    counts: Readonly<Record<Name, number>>,
    names: Readonly<Record<Name, string>>,
  ): Counted[] =>
    (Object.keys(names) as Name[]).map((each) => ({
      name: names[each],
      count: counts[each],
      query: `${path}?${filter}=${each}`,
    }));
  return (
    <Section title={t.summary}>
      <div class="stack">
        {heading.purged ? (
          <Notice kind="note" title={t.purged}>
            <p>{t.purgedText}</p>
          </Notice>
        ) : null}
        {isDone && !heading.purged ? (
          <Notice kind="done" title={t.allDone}>
            <p>{t.allDoneText}</p>
          </Notice>
        ) : null}
        {outcomes.published > 0 && !heading.shown ? (
          <Notice kind="note" title={t.tooFew}>
            <p>{t.tooFewText}</p>
          </Notice>
        ) : null}
        <DescriptionList
          items={[
            { name: t.departments, value: t.all(formatCount(heading.departments, language.value)) },
            { name: t.totalState, value: <Counts items={counted('total', totals, t.totals)} /> },
            {
              name: t.outcome,
              value: <Counts items={counted('outcome', outcomes, t.outcomes)} />,
            },
            ...(somethingWaits
              ? [{ name: t.waitsFor, value: <Counts items={counted('waits', waits, t.waits)} /> }]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
