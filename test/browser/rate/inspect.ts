import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Narrowest screens: 320 px, which is also 1280 px at 400 %. */
const narrow = 320;

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/**
 * Looks at the state on the screen in Chinese, light, on a phone and in English, dark, on a
 * desktop: nothing breaks WCAG 2.2 AA, and nothing has to be scrolled sideways, not at 320 px
 * either, nor with text twice its size.
 */
export async function inspect(page: Page): Promise<void> {
  for (const [other, colorScheme, width] of [
    ['English', 'light', 390],
    ['中文', 'dark', 1440],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.setViewportSize({ width: narrow, height: 640 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize({ width: 2 * narrow, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
    });
    await page.getByRole('button', { name: other, exact: true }).click();
    await page.locator(other === 'English' ? ':root:lang(en) h1' : ':root:lang(zh) h1').waitFor();
  }
}
