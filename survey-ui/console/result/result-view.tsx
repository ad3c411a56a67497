import type { ResultView } from '../api/manager.ts';
import { timeZone } from '../api/session.ts';
import { Button } from '../kit/button.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCycle, formatDateTime, formatFixed } from '../kit/format.ts';
import { IndicatorTable } from '../kit/indicator-table.tsx';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { resultText } from './text.ts';

type Published = Extract<ResultView['result'], { outcome: 'published' }>;

function PublishedResult(props: { result: Published; form: ResultView['form'] }) {
  const t = resultText.value;
  const { result } = props;
  return (
    <>
      <DescriptionList
        items={[
          {
            name: t.score,
            value: (
              <>
                <span class="figure-big">
                  {formatFixed(result.customerScoreTenths, 1, language.value)}
                </span>
                <span class="figure-unit">{t.points}</span>
                <span class="cell-note">{t.outOf}</span>
              </>
            ),
          },
          { name: t.band, value: t.bands[result.band] },
          {
            name: t.released,
            value: formatDateTime(result.releasedAt, timeZone(), language.value),
          },
        ]}
      />
      <Section title={t.indicators}>
        {result.indicators === null ? (
          <p>{t.noIndicators}</p>
        ) : (
          <div class="stack">
            <IndicatorTable form={props.form} classes={result.indicators} />
            <p class="soft small">{t.indicatorsHint}</p>
          </div>
        )}
      </Section>
    </>
  );
}

/** One customer result as whoever may read it sees it, on screen and on paper. */
export function CustomerResult(props: { view: ResultView; listHref: string }) {
  const t = resultText.value;
  const { view } = props;
  const { result } = view;
  return (
    <>
      <PageHeader
        title={t.name(view.department.name, formatCycle(view.cycle.label, language.value))}
        above={{ href: props.listHref, name: t.title }}
        actions={<Button onPress={() => print()}>{t.print}</Button>}
        lead={t.viewed(
          view.viewer.name,
          formatDateTime(view.viewer.at, timeZone(), language.value),
        )}
      />
      {result.outcome === 'published' ? (
        <PublishedResult result={result} form={view.form} />
      ) : (
        <Notice kind="note" title={t[result.outcome]}>
          <p>{t[`${result.outcome}Text`]}</p>
        </Notice>
      )}
      <p class="soft small result-rule">{t.rule}</p>
    </>
  );
}
