import type { Page } from 'playwright-core';

/** How a page stands at some moment. */
export interface Sight {
  /** Whether the element that came has the focus. */
  isFocused: boolean;
  /** How far the page is scrolled, in CSS pixels. */
  scrolled: number;
}

/**
 * Notes how a page stands in the moment in which an element comes or says something else, before it
 * is drawn and before anybody can press a key. To be called before the step that brings it.
 * @returns what was noted, as soon as it is
 */
export async function watchFirstSight(page: Page, selector: string): Promise<() => Promise<Sight>> {
  const noted = await page.evaluateHandle((wanted) => {
    const find = () => document.querySelector(wanted);
    const before = find()?.textContent;
    const coming = new Promise<Sight>((resolve) => {
      const observer = new MutationObserver(() => {
        const element = find();
        if (element === null || element.textContent === before) return;
        observer.disconnect();
        resolve({ isFocused: document.activeElement === element, scrolled: scrollY });
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
    return { coming };
  }, selector);
  return () => noted.evaluate(({ coming }) => coming);
}
