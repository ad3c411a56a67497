import { type MeasureSubject, measureSubjects } from '../../../shared/appraisal/measure.ts';
import type { MeasuresOfCycle } from '../api/measures.ts';
import { inLanguage } from '../kit/language.ts';
import { measureText } from './text.ts';

/** The names of what measures can be about: indicators as on the cycle's form, and the sheets. */
export function subjectNames({ indicators }: Pick<MeasuresOfCycle, 'indicators'>) {
  const { sheets } = measureText.value;
  const names = new Map<string, string>([
    ...indicators.map(({ id, name }): [string, string] => [id, inLanguage(name)]),
    ...Object.entries(sheets),
  ]);
  return (subject: MeasureSubject): string => names.get(subject) ?? subject;
}

/** What an address or a list names, if measures can be about it. */
export function subjectOf(text: string | null): MeasureSubject | undefined {
  return measureSubjects.find((each) => each === text);
}
