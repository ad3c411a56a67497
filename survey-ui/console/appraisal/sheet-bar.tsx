import type { ComponentChildren } from 'preact';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import { keyValueShown, sheetScoreShown } from './figures.ts';
import { type EntryForm, type SheetPhase, weightsOf } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';

/** What the sheet sums to while it is written, always in sight, with what can be done with it. */
export function SheetBar(props: {
  entries: readonly EntryForm[];
  sheet: Sheet;
  phase: SheetPhase;
  children: ComponentChildren;
}) {
  const t = sheetText.value.bar;
  const { sum, missing } = weightsOf(props.entries);
  const score = sheetScoreShown(props.sheet, 'self');
  const factor = keyValueShown(props.sheet, 'self');
  return (
    <div class="sheet-bar">
      <output class="sheet-sums figures">
        <span>{t.weights(sum)}</span>
        {missing === '0' ? null : (
          <span class="told">
            {missing.startsWith('-') ? t.over(missing.slice(1)) : t.short(missing)}
          </span>
        )}
        {props.phase === 'plan' ? null : <span>{score === '' ? t.noScore : t.score(score)}</span>}
        {factor === '' ? null : <span>{t.factor(factor)}</span>}
      </output>
      {props.children}
    </div>
  );
}
