import { typedFixed } from '../kit/format.ts';
import type { PastedColumn } from './pasted-columns.ts';
import { pastedDays } from './pasted-days.ts';
import type { ScoreForm } from './score-form.ts';
import { blankEntry, blankLine, type EntryForm, type LineForm, typedWeight } from './sheet-form.ts';

type Cells = Partial<Record<PastedColumn, string>>;

/** A figure as the fields take it: without its percent sign. */
const figure = (cell = '') => cell.normalize('NFKC').replaceAll('%', '').trim();

function scoreOf(cells: Cells): ScoreForm {
  const points = figure(cells.points);
  return points === ''
    ? { kind: 'score', typed: figure(cells.self) }
    : { kind: 'points', typed: points };
}

function lineOf(cells: Cells, title: string, key: string): LineForm {
  return {
    ...blankLine(key),
    title: title.replaceAll(/\s*\n\s*/g, ' ').trim(),
    weight: figure(cells.weight),
    standard: (cells.standard ?? '').trim(),
    completion: (cells.completion ?? '').trim(),
    self: scoreOf(cells),
  };
}

function entryOf(cells: Cells, key: string): EntryForm {
  const days = pastedDays(cells.days ?? '');
  return {
    ...blankEntry(key),
    ...lineOf(cells, cells.title ?? '', key),
    from: cells.from === undefined ? days.from : pastedDays(cells.from).from,
    to: cells.to === undefined ? days.to : pastedDays(cells.to).to,
    expectedEffect: (cells.expectedEffect ?? '').trim(),
    cause: (cells.cause ?? '').trim(),
  };
}

/** A duty whose parts follow: it has its own weight, or what its parts sum to; parts have the rest. */
function dutyOf(cells: Cells, key: string): EntryForm {
  return {
    ...blankEntry(key),
    title: lineOf(cells, cells.title ?? '', key).title,
    weight: figure(cells.wholeWeight),
  };
}

function withPartWeights(entry: EntryForm): EntryForm {
  if (entry.subs.length === 0 || entry.weight !== '') return entry;
  const sum = entry.subs.reduce((total, sub) => total + (typedWeight(sub.weight) ?? 0), 0);
  return { ...entry, weight: typedFixed(sum, 1) };
}

/**
 * The entries that pasted rows stand for, as if they had been typed: what is wrong with them is
 * told at the fields. A row with a part and without a title belongs to the entry above it, as
 * merged cells leave it.
 */
export function pastedEntries(
  rows: readonly string[][],
  columns: readonly PastedColumn[],
  newKey: () => string,
): EntryForm[] {
  const entries: EntryForm[] = [];
  for (const row of rows) {
    const cells: Cells = {};
    for (const [i, column] of columns.entries()) cells[column] = row[i] ?? '';
    delete cells.ignore;
    if (Object.values(cells).every((cell) => cell.trim() === '')) continue;
    const part = (cells.subTitle ?? '').trim();
    if (part === '') {
      entries.push(entryOf(cells, newKey()));
      continue;
    }
    let entry = entries.at(-1);
    if (entry === undefined || (cells.title ?? '').trim() !== '') {
      entry = dutyOf(cells, newKey());
      entries.push(entry);
    }
    entry.subs.push(lineOf(cells, part, newKey()));
  }
  return entries.map(withPartWeights);
}
