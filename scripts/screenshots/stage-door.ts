import type { Browser, Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import { type Language, locales, screens, type View } from './view.ts';

/** Milliseconds that a page may take for one step. */
const patience = 20_000;

/** Opens a view in a browser context of its own, on a phone, in light. The caller closes it. */
export async function openView(
  browser: Browser,
  scene: Scene,
  view: View,
  language: Language,
): Promise<Page> {
  const context = await browser.newContext({
    locale: locales[language],
    timezoneId: 'Asia/Shanghai',
    viewport: screens.phone,
    colorScheme: 'light',
    // Transitions would be caught half way.
    reducedMotion: 'reduce',
    ...view.context,
  });
  context.setDefaultTimeout(patience);
  try {
    if (view.viewer === 'hr' || view.viewer === 'reviewer' || view.viewer === 'manager') {
      const [name = '', value = ''] = scene.staff[view.viewer].cookie.split('=');
      // The name's prefix asks for https; browsers send such a cookie to localhost all the same.
      const url = scene.url.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    }
    const page = await context.newPage();
    await view.show(page, scene);
    // A button under the pointer would look pressed.
    await page.mouse.move(0, 0);
    return page;
  } catch (error) {
    await context.close();
    throw error;
  }
}
