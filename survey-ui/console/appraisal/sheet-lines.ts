import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { Scores } from '../../../shared/appraisal/typed-score.ts';

/** One line of a sheet as it is read: an entry, or a part of one. */
export interface SheetLine extends Scores {
  /** `2` or `2.1`. */
  number: string;
  /** Entry and part by position; `part` is absent for the entry itself. */
  entry: number;
  part?: number;
  title: string;
  weight: number;
  standard: string;
  completion: string;
  plan?: { from: string; to: string; expectedEffect: string; cause: string };
  /** True for the lines that carry a score: parts where there are any, unless scored as a whole. */
  scored: boolean;
}

/** A sheet's lines in reading order, parts after their entry. */
export function sheetLines(sheet: Sheet): SheetLine[] {
  if ('tasks' in sheet) {
    return sheet.tasks.map(({ from, to, expectedEffect, cause, ...task }, entry) => ({
      ...task,
      plan: { from, to, expectedEffect, cause },
      number: String(entry + 1),
      entry,
      scored: true,
    }));
  }
  if ('keyIndicators' in sheet) {
    return sheet.keyIndicators.map((item, entry) => ({
      ...item,
      number: String(entry + 1),
      entry,
      scored: true,
    }));
  }
  return sheet.indicators.flatMap(({ subIndicators, ...item }, entry) => {
    const whole = subIndicators.length === 0 || item.self !== undefined;
    return [
      { ...item, number: String(entry + 1), entry, scored: whole },
      ...subIndicators.map((sub, part) => ({
        ...sub,
        number: `${entry + 1}.${part + 1}`,
        entry,
        part,
        scored: !whole,
      })),
    ];
  });
}
