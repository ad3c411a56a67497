import type { FormVersion } from '../../../shared/form/form-version.ts';
import { scaleWord } from '../../../shared/form/scale.ts';
import type { EvidenceItem, EvidenceView } from '../api/reviewer.ts';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCount } from '../kit/format.ts';
import { inLanguage, language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { reviewerText } from './text.ts';

const COUNTS = ['issued', 'replaced', 'activated', 'counted', 'spoiled', 'rejected'] as const;

/** A rating with the form's word for it. */
function Rating(props: { form: FormVersion; rating: number }) {
  const word = scaleWord(props.form, props.rating);
  return (
    <>
      {props.rating}
      {word === undefined ? null : <span class="cell-note">{inLanguage(word)}</span>}
    </>
  );
}

function IndicatorEvidence(props: {
  form: FormVersion;
  name: string;
  items: readonly EvidenceItem[];
}) {
  const t = reviewerText.value.survey;
  const written = props.items.filter((item) => item.text !== '');
  const bare = props.items.filter((item) => item.text === '').map((item) => item.rating);
  return (
    <div class="stack-small">
      <h3>
        {props.name}
        <span class="heading-note">{t.withText(formatCount(written.length, language.value))}</span>
      </h3>
      {written.length === 0 ? null : (
        <Table
          caption={props.name}
          onPhones="keep"
          // Nothing tells one answer from another but its place in this list, which is random.
          rows={written.map((item, place) => ({ ...item, place }))}
          rowKey={(row) => String(row.place)}
          columns={[
            {
              header: t.rating,
              kind: 'number',
              render: (row) => <Rating form={props.form} rating={row.rating} />,
            },
            { header: t.text, render: (row) => <span class="quoted">{row.text}</span> },
          ]}
        />
      )}
      {bare.length === 0 ? null : (
        <p class="soft figures">
          {t.onlyRatings}
          {bare.toSorted((a, b) => a - b).join(language.value === 'zh' ? '、' : ', ')}
        </p>
      )}
    </div>
  );
}

/** Ratings with their evidence, by indicator; nothing says which belong to one person. */
export function Evidence(props: { view: EvidenceView }) {
  const t = reviewerText.value.survey;
  const { counts, evidence, form } = props.view;
  return (
    <>
      <Section title={t.counts}>
        <DescriptionList
          items={COUNTS.map((count) => ({
            name: t.countNames[count],
            value: t.ballots(formatCount(counts[count], language.value)),
          }))}
        />
      </Section>
      <Section title={t.evidence}>
        <div class="stack-large">
          {form.indicatorGroups.flatMap((group) =>
            group.indicators.map((indicator) => (
              <IndicatorEvidence
                key={indicator.id}
                form={form}
                name={inLanguage(indicator.name)}
                items={evidence.filter((item) => item.indicator === indicator.id)}
              />
            )),
          )}
        </div>
      </Section>
    </>
  );
}
