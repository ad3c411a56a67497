import { type Language, useWords } from './language.ts';
import { stepsEn } from './steps-en.ts';
import { type StepWords, stepsZh } from './steps-zh.ts';
import type { Words } from './zh.ts';

const stepWords: Record<Language, StepWords> = { zh: stepsZh, en: stepsEn };

/** All texts of the page; for the steps after the first screen, which are loaded later. */
export type AllWords = Words & StepWords;

/** The page's texts with those of the later steps. */
export function useStepWords(): { words: AllWords; language: Language } {
  const { words, language } = useWords();
  return { words: { ...words, ...stepWords[language] }, language };
}
