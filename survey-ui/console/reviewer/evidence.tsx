import { useState } from 'preact/hooks';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import type { EvidenceView } from '../api/reviewer.ts';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCount } from '../kit/format.ts';
import { inLanguage, language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { EmptyState } from '../kit/table.tsx';
import { EvidenceFilterBar } from './evidence-filter-bar.tsx';
import { EVERYTHING, filterEvidence } from './evidence-filter.ts';
import { IndicatorEvidence } from './indicator-evidence.tsx';
import { PrintEvidence } from './print-evidence.tsx';
import type { ReadItem } from './read-evidence.ts';
import { reviewerText } from './text.ts';
import { auditText } from './text-audit.ts';

const COUNTS = ['issued', 'replaced', 'activated', 'counted', 'spoiled', 'rejected'] as const;

function Counts(props: { counts: EvidenceView['counts'] }) {
  const t = reviewerText.value.survey;
  return (
    <Section title={t.counts}>
      <div class="stack">
        {props.counts.rejected === 0 ? null : (
          <Notice
            kind="caution"
            title={t.rejected(formatCount(props.counts.rejected, language.value))}
          >
            <p>{t.rejectedText}</p>
          </Notice>
        )}
        <DescriptionList
          items={COUNTS.map((count) => ({
            name: t.countNames[count],
            value: t.ballots(formatCount(props.counts[count], language.value)),
          }))}
        />
      </div>
    </Section>
  );
}

interface EvidenceProps {
  view: EvidenceView;
  items: readonly ReadItem[];
  marks: readonly string[];
  onMark: (mark: string) => void;
  onPrint: (viewer: EvidenceView['viewer']) => void;
}

const indicatorsOf = (form: FormVersion) =>
  form.indicatorGroups.flatMap((group) => group.indicators);

/** Ratings with their evidence, by indicator; nothing says which belong to one person. */
export function Evidence(props: EvidenceProps) {
  const t = auditText.value;
  const { view, items, marks } = props;
  const [filter, setFilter] = useState(EVERYTHING);
  const found = filterEvidence(items, filter, marks);
  return (
    <>
      <Counts counts={view.counts} />
      <Section
        title={reviewerText.value.survey.evidence}
        actions={<PrintEvidence survey={view.survey} onPrint={props.onPrint} />}
      >
        <div class="stack-large">
          <p class="soft small">
            {t.marksHint} {t.tracesHint} {t.printHint}
          </p>
          <EvidenceFilterBar
            form={view.form}
            filter={filter}
            onFilter={setFilter}
            shown={found.length}
            all={items.length}
          />
          {found.length === 0 ? (
            <div class="empty">
              <EmptyState title={t.nothingFound}>{t.nothingFoundText}</EmptyState>
            </div>
          ) : null}
          {indicatorsOf(view.form).map((indicator) => (
            <IndicatorEvidence
              key={indicator.id}
              form={view.form}
              name={inLanguage(indicator.name)}
              items={found.filter((item) => item.indicator === indicator.id)}
              marks={marks}
              onMark={props.onMark}
            />
          ))}
        </div>
      </Section>
    </>
  );
}
