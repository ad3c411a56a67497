import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

/** The languages of the console; Chinese is written first. */
export type Language = 'zh' | 'en';

/** A text kept in both languages, as departments' forms carry them. */
export interface BilingualText {
  zh: string;
  en: string;
}

const STORAGE_KEY = 'niping-console-language';

function rememberedLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return kept === 'zh' || kept === 'en' ? kept : undefined;
  } catch {
    // Storage may be blocked; the browser's language then decides each time.
    return undefined;
  }
}

/** The language for a browser that prefers `languages`, most wanted first. */
export function chooseLanguage(languages: readonly string[]): Language {
  for (const tag of languages) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh';
}

/** The language everything is shown in now. */
export const language = signal<Language>(
  rememberedLanguage() ?? chooseLanguage(globalThis.navigator?.languages ?? []),
);

/** Shows everything in `chosen` from now on, also after a reload. */
export function switchLanguage(chosen: Language): void {
  language.value = chosen;
  try {
    localStorage.setItem(STORAGE_KEY, chosen);
  } catch {
    // Storage may be blocked; the choice then lasts until the page is closed.
  }
}

/** Keeps the document's own language true, for screen readers and hyphenation. */
export function keepDocumentLanguage(root: HTMLElement): void {
  effect(() => {
    root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  });
}

/** A dictionary that follows the chosen language; both have the same shape. */
export function dictionary<T>(zh: T, en: NoInfer<T>): ReadonlySignal<T> {
  return computed(() => (language.value === 'zh' ? zh : en));
}

/** The half of a bilingual text that is shown now. */
export function inLanguage(text: BilingualText): string {
  return text[language.value];
}
