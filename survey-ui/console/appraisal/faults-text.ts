import type { SheetFault } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { weightShown } from './figures.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

/** What a sheet lacks before it can be submitted, one sentence each. */
export function faultTexts(kind: SheetKind, faults: readonly SheetFault[]): string[] {
  const t = appraisalText.value;
  const entryName = (entry: number) => t.entry[kind](entry + 1);
  return faults.map((fault) => {
    if (fault.reason === 'sheet_empty') return t.incomplete.sheet_empty;
    if (fault.reason === 'score_missing') return t.incomplete.score_missing;
    if (fault.reason === 'cause_missing') {
      return sheetText.value.causeMissing(entryName(fault.entry));
    }
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
}
