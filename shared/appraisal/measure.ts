import * as v from 'valibot';
import { INDICATOR_IDS, type IndicatorId } from '../form/indicators.ts';
import { lineOfText, linesOfText } from '../text/bounded-text.ts';
import { type SheetKind, sheetKinds } from './sheet-workflow.ts';

/** What a measure is to improve: one of the nine indicators, or one of the sheets. */
export type MeasureSubject = IndicatorId | SheetKind;
export const measureSubjects: readonly MeasureSubject[] = [...INDICATOR_IDS, ...sheetKinds];

export const measureStates = ['planned', 'under_way', 'done', 'dropped'] as const;
export type MeasureState = (typeof measureStates)[number];

/** Longest measure, and longest look back at one, in code points: a paragraph of the form. */
export const LONGEST_MEASURE = 1000;
/** Longest owner, in code points: a name or two. */
export const LONGEST_OWNER = 100;
/** Most measures of a department in a cycle; the paper form has room for six. */
export const MOST_MEASURES = 30;

/** What is to be done about one subject, by whom, until which day (`YYYY-MM-DD`). */
export type MeasureFields = {
  about: MeasureSubject;
  text: string;
  owner: string;
  dueOn: string;
};

const typed = <S extends v.GenericSchema<string, string>>(schema: S) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    schema,
  );

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Fields of a measure as people type them: texts are normalised and trimmed. */
export const measureEntries = {
  about: v.picklist(measureSubjects),
  text: typed(linesOfText(LONGEST_MEASURE, 1)),
  owner: typed(lineOfText(LONGEST_OWNER)),
  dueOn: v.pipe(v.string(), v.check(isCalendarDay)),
};

/** How far a measure is. */
export const measureStateField = v.picklist(measureStates);

/** What came of a measure. */
export const lookBackField = typed(linesOfText(LONGEST_MEASURE, 1));
