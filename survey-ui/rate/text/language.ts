import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Shelf } from '../storage.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

export type Language = 'zh' | 'en';

const languageKey = 'niping.language';

/** The page's texts, and the key of the same language in bilingual texts of the form. */
export type LanguageAtHand = { words: Words; language: Language };

/** The language the rater chose on this device, else the first of the browser's that we have. */
export function firstLanguage(shelf: Shelf, preferred: readonly string[]): Language {
  const chosen = shelf.get(languageKey);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((tag): tag is Language => tag === 'zh' || tag === 'en') ?? 'en';
}

/** Remembers a language chosen by the switch. */
export function rememberLanguage(shelf: Shelf, language: Language): void {
  shelf.put(languageKey, language);
}

const atHand: Record<Language, LanguageAtHand> = {
  zh: { words: zh, language: 'zh' },
  en: { words: en, language: 'en' },
};

/** The texts of the first screen; both languages come with the page, so that no rater waits. */
export function wordsIn(language: Language): LanguageAtHand {
  return atHand[language];
}

const Current = createContext(atHand.zh);

/** Gives every component below the language of the page. */
export const WordsProvider = Current.Provider;

/** The language of the page. */
export function useWords(): LanguageAtHand {
  return useContext(Current);
}
