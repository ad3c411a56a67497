import { useState } from 'preact/hooks';
import type { FormVersion } from '../../../shared/form/form-version.ts';
import { scaleWord } from '../../../shared/form/scale.ts';
import { Button } from '../kit/button.tsx';
import { formatCount } from '../kit/format.ts';
import { inLanguage, language } from '../kit/language.ts';
import { Table } from '../kit/table.tsx';
import type { ReadItem } from './read-evidence.ts';
import { reviewerText } from './text.ts';
import { auditText } from './text-audit.ts';
import { TracedText } from './traced-text.tsx';

/** Texts of one indicator that are shown at a time: more would bury the page. */
const PORTION = 40;

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

interface IndicatorEvidenceProps {
  form: FormVersion;
  name: string;
  items: readonly ReadItem[];
  marks: readonly string[];
  onMark: (mark: string) => void;
}

/** What was written about one indicator, in the random order of this opening. */
export function IndicatorEvidence(props: IndicatorEvidenceProps) {
  const t = reviewerText.value.survey;
  const [portion, setPortion] = useState(PORTION);
  const written = props.items.filter((item) => item.text !== '');
  const bare = props.items.filter((item) => item.text === '').map((item) => item.rating);
  const left = written.length - portion;
  if (props.items.length === 0) return null;
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
          rows={written.slice(0, portion)}
          rowKey={(row) => String(row.place)}
          columns={[
            {
              header: t.rating,
              kind: 'number',
              render: (row) => <Rating form={props.form} rating={row.rating} />,
            },
            {
              header: t.text,
              render: (row) => (
                <>
                  <TracedText text={row.text} traces={row.traces} />
                  <Mark
                    isMarked={props.marks.includes(row.mark)}
                    onPress={() => props.onMark(row.mark)}
                  />
                </>
              ),
            },
          ]}
        />
      )}
      {left <= 0 ? null : (
        <div class="no-print">
          <Button onPress={() => setPortion(portion + PORTION)}>
            {auditText.value.more(formatCount(Math.min(left, PORTION), language.value))}
          </Button>
        </div>
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

/** The reviewer's own mark on a text. */
function Mark(props: { isMarked: boolean; onPress: () => void }) {
  const t = auditText.value;
  return (
    <button
      type="button"
      class={props.isMarked ? 'mark-button mark-set' : 'mark-button'}
      aria-pressed={props.isMarked}
      onClick={props.onPress}
    >
      {props.isMarked ? t.marked : t.mark}
    </button>
  );
}
