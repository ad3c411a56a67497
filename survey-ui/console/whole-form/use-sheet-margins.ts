import { useLayoutEffect } from 'preact/hooks';
import { marginRules, type MarginWords } from './sheet-margins.ts';

/** Puts the words into the margins of what is printed while the page is shown. */
export function useSheetMargins(words: MarginWords, isBoth: boolean): void {
  const rules = marginRules(words, isBoth);
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rules]);
}
