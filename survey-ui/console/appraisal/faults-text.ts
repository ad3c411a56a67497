import { sheetFaults, sheetScore, type Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { Scorer } from '../../../shared/appraisal/typed-score.ts';
import { weightShown } from './figures.ts';
import type { SheetKind } from './sheet-form.ts';
import { appraisalText } from './text.ts';

/** What a sheet lacks before `scorer` can be done with it, one sentence each. */
export function incompleteTexts(kind: SheetKind, sheet: Sheet, scorer: Scorer): string[] {
  const t = appraisalText.value;
  const entryName = (entry: number) => t.entry[kind](entry + 1);
  const texts = sheetFaults(sheet).map((fault) => {
    if (fault.reason === 'sheet_empty') return t.incomplete.sheet_empty;
    if (fault.reason === 'weight_missing') {
      return t.incomplete.weight_missing(
        fault.subIndicator === undefined
          ? entryName(fault.entry)
          : t.sub(`${fault.entry + 1}.${fault.subIndicator + 1}`),
      );
    }
    const short = fault.missing > 0;
    const percent = weightShown(Math.abs(fault.missing));
    if (fault.reason === 'weights_do_not_sum') {
      return short ? t.incomplete.weights_short(percent) : t.incomplete.weights_over(percent);
    }
    const entry = entryName(fault.entry);
    return short ? t.incomplete.sub_short(entry, percent) : t.incomplete.sub_over(entry, percent);
  });
  const score = sheetScore(sheet, scorer);
  if (texts.length === 0 && !score.ok) texts.push(t.incomplete.score_missing);
  return texts;
}
