import type { DutyIndicator, DutySubIndicator } from '../../../shared/appraisal/duty-sheet.ts';
import type { KeyIndicator } from '../../../shared/appraisal/key-indicator-sheet.ts';
import type { PlanTask } from '../../../shared/appraisal/plan-sheet.ts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE } from '../../../shared/appraisal/sheet-limits.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetKind, SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import {
  WHOLE_WEIGHT,
  type Scores,
  type TypedScore,
} from '../../../shared/appraisal/typed-score.ts';
import { parseFixed, typedFixed } from '../kit/format.ts';
import { blankScore, scoreForm, typedScore, type ScoreForm } from './score-form.ts';

/** One scored line as it is being typed. */
export interface LineForm {
  /** Tells lines apart on the page; never sent. */
  key: string;
  title: string;
  weight: string;
  standard: string;
  completion: string;
  self: ScoreForm;
  /** The reviewer's score, kept as it is while the manager writes. */
  audited: TypedScore | undefined;
}

/** One entry of any of the three sheets as it is being typed. */
export interface EntryForm extends LineForm {
  from: string;
  to: string;
  expectedEffect: string;
  cause: string;
  subs: LineForm[];
}

/** An entry with nothing in it. @param key a key that no other line of the sheet has */
export function blankEntry(key: string): EntryForm {
  return { ...blankLine(key), from: '', to: '', expectedEffect: '', cause: '', subs: [] };
}

/** A sub-indicator with nothing in it. @param key a key that no other line of the sheet has */
export function blankLine(key: string): LineForm {
  return {
    key,
    title: '',
    weight: '',
    standard: '',
    completion: '',
    self: blankScore,
    audited: undefined,
  };
}

type StoredLine = DutySubIndicator | KeyIndicator | PlanTask;

function lineForm(line: StoredLine, key: string): LineForm {
  return {
    key,
    title: line.title,
    weight: line.weight === 0 ? '' : typedFixed(line.weight, 1),
    standard: line.standard,
    completion: line.completion,
    self: scoreForm(line.self, 'score'),
    audited: line.audited,
  };
}

/** The entries of a stored sheet, ready to be typed over. */
export function sheetForm(sheet: Sheet): EntryForm[] {
  if ('tasks' in sheet) {
    return sheet.tasks.map((task, index) => ({
      ...blankEntry(''),
      ...lineForm(task, `e${index}`),
      from: task.from,
      to: task.to,
      expectedEffect: task.expectedEffect,
      cause: task.cause,
    }));
  }
  if ('keyIndicators' in sheet) {
    return sheet.keyIndicators.map((item, index) => ({
      ...blankEntry(''),
      ...lineForm(item, `e${index}`),
    }));
  }
  return sheet.indicators.map((item, index) => ({
    ...blankEntry(''),
    ...lineForm(item, `e${index}`),
    subs: item.subIndicators.map((sub, place) => lineForm(sub, `e${index}s${place}`)),
  }));
}

/**
 * What of a sheet is written: everything at once, the plan alone before its approval, or what
 * came of it afterwards.
 */
export type SheetPhase = 'whole' | 'plan' | 'outcome';

/** What is written of a sheet in this state. */
export function sheetPhase(kind: SheetKind, state: SheetState): SheetPhase {
  if (kind !== 'plan') return 'whole';
  return state === 'approved' ? 'outcome' : 'plan';
}

/** The highest number in keys that the page made: `n3`. */
export function highestKey(entries: readonly EntryForm[]): number {
  const keys = entries.flatMap(({ key, subs }) => [key, ...subs.map((sub) => sub.key)]);
  return Math.max(0, ...keys.map((key) => Number(/^n(\d+)$/.exec(key)?.[1] ?? 0)));
}

/** What the weights sum to and what is missing to the whole, in percent; negative when it is too much. */
export function weightsOf(entries: readonly EntryForm[]): { sum: string; missing: string } {
  const sum = entries.reduce((total, entry) => total + (typedWeight(entry.weight) ?? 0), 0);
  return { sum: typedFixed(sum, 1), missing: typedFixed(WHOLE_WEIGHT - sum, 1) };
}

/** What the weights of an entry's parts sum to and what they should, in percent as shown. */
export function subWeightsOf(entry: EntryForm): { sum: string; whole: string } {
  const sum = entry.subs.reduce((total, sub) => total + (typedWeight(sub.weight) ?? 0), 0);
  return { sum: typedFixed(sum, 1), whole: typedFixed(typedWeight(entry.weight) ?? 0, 1) };
}

/** Weight in tenths of a percent as typed; nothing typed counts as 0, undefined is no weight. */
export function typedWeight(typed: string): number | undefined {
  if (typed.trim() === '') return 0;
  const weight = parseFixed(typed, 1);
  return weight !== undefined && weight <= 1000 ? weight : undefined;
}

/** Text as the Worker takes it: composed, with plain line ends and no other control characters. */
function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n]|\p{Cs}/gu, '')
    .normalize('NFC');
}

function cleanLine(line: LineForm) {
  const weight = typedWeight(line.weight) ?? 0;
  const self = typedScore(line.self, weight);
  const scores: Scores = {
    ...(self === 'absent' || self === undefined ? {} : { self }),
    ...(line.audited === undefined ? {} : { audited: line.audited }),
  };
  return {
    title: cleanText(line.title).replaceAll('\n', ' ').trim(),
    weight,
    standard: cleanText(line.standard),
    completion: cleanText(line.completion),
    ...scores,
  };
}

/** The sheet that a form without errors stands for. */
export function formSheet(kind: SheetKind, entries: readonly EntryForm[]): Sheet {
  if (kind === 'plan') {
    return {
      tasks: entries.map((entry) => ({
        ...cleanLine(entry),
        from: entry.from,
        to: entry.to,
        expectedEffect: cleanText(entry.expectedEffect),
        cause: cleanText(entry.cause),
      })),
    };
  }
  if (kind === 'key_indicators') return { keyIndicators: entries.map(cleanLine) };
  return {
    indicators: entries.map((entry): DutyIndicator => ({
      ...cleanLine(entry),
      subIndicators: entry.subs.map(cleanLine),
    })),
  };
}

/** What is wrong with one typed line, before it can be saved. */
export type LineFault =
  | { field: 'title'; key: string; reason: 'title_missing' }
  | { field: TextName; key: string; reason: 'text_too_long' }
  | { field: 'weight'; key: string; reason: 'weight_invalid' }
  | { field: 'self' | 'points'; key: string; reason: 'score_invalid' | 'scored_twice' }
  | { field: 'from' | 'to'; key: string; reason: 'date_missing' | 'dates_reversed' };

/** Texts with a limit, and where it lies. */
const longest = {
  title: LONGEST_TITLE,
  standard: LONGEST_DESCRIPTION,
  completion: LONGEST_DESCRIPTION,
  expectedEffect: LONGEST_DESCRIPTION,
  cause: LONGEST_DESCRIPTION,
};
type TextName = keyof typeof longest;
const textNames = ['title', 'standard', 'completion', 'expectedEffect', 'cause'] as const;

function longTexts(line: LineForm | EntryForm): LineFault[] {
  const texts: Partial<Record<TextName, string>> = line;
  return textNames
    .filter((name) => Array.from(texts[name] ?? '').length > longest[name])
    .map((field) => ({ field, key: line.key, reason: 'text_too_long' }));
}

/** The field in which the own score of a line was typed. */
const scoredIn = ({ self }: LineForm) => (self.kind === 'points' ? 'points' : 'self');

function lineFaults(line: LineForm): LineFault[] {
  const { key } = line;
  const faults = longTexts(line);
  if (line.title.trim() === '') faults.push({ field: 'title', key, reason: 'title_missing' });
  const weight = typedWeight(line.weight);
  if (weight === undefined) faults.push({ field: 'weight', key, reason: 'weight_invalid' });
  if (typedScore(line.self, weight ?? 1000) === undefined) {
    faults.push({ field: scoredIn(line), key, reason: 'score_invalid' });
  }
  return faults;
}

function entryFaults(kind: SheetKind, entry: EntryForm): LineFault[] {
  const { key } = entry;
  const faults = lineFaults(entry);
  if (kind === 'plan') {
    if (entry.from === '') faults.push({ field: 'from', key, reason: 'date_missing' });
    if (entry.to === '') faults.push({ field: 'to', key, reason: 'date_missing' });
    else if (entry.to < entry.from) faults.push({ field: 'to', key, reason: 'dates_reversed' });
  }
  // An indicator is scored as a whole or at each of its parts; both would count twice.
  if (entry.self.typed !== '' && entry.subs.some((sub) => sub.self.typed !== '')) {
    faults.push({ field: scoredIn(entry), key, reason: 'scored_twice' });
  }
  return [...faults, ...entry.subs.flatMap(lineFaults)];
}

/** Everything that keeps a typed sheet from being saved as a draft, in reading order. */
export function formFaults(kind: SheetKind, entries: readonly EntryForm[]): LineFault[] {
  return entries.flatMap((entry) => entryFaults(kind, entry));
}
