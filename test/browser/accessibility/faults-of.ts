import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Language, screens } from '../../../scripts/screenshots/view.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The narrowest screen of WCAG 1.4.10, in CSS pixels. */
const narrowest = 320;

/**
 * The screen and scheme that each language is looked at in: a view that is opened in both
 * languages is seen on both screens and in both schemes; all pairs would take minutes.
 */
const looks = {
  zh: { screen: 'phone', colorScheme: 'light' },
  en: { screen: 'desktop', colorScheme: 'dark' },
} as const satisfies Record<Language, { screen: keyof typeof screens; colorScheme: string }>;

/** What is wrong with the page as it stands: rule, place and look, one line a fault. */
export async function faultsOf(page: Page, language: Language): Promise<string[]> {
  const { screen, colorScheme } = looks[language];
  const faults: string[] = [];
  await page.setViewportSize({ width: narrowest, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > narrowest) faults.push(`${language}, ${width} pixels wide on ${narrowest}`);
  await page.setViewportSize(screens[screen]);
  await page.emulateMedia({ colorScheme });
  // Legacy mode spares a second page for every look; there are no frames here to join.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(tags);
  for (const { id, nodes } of (await axe.analyze()).violations) {
    const place = `${nodes.length} × ${nodes[0]?.html ?? ''}`;
    faults.push(`${language} ${screen} ${colorScheme}: ${id}, ${place}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > screens[screen].width) faults.push(`${language} ${screen}: ${wide} pixels wide`);
  return faults;
}
