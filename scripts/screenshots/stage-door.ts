import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signInAgain, type StaffClient } from '../client/staff-client.ts';
import type { Scene } from './scene.ts';
import { type Language, locales, screens, type View } from './view.ts';

/** Milliseconds that a page may take for one step. */
const patience = 20_000;

/** A browser of its own for views: a phone, in light. The caller closes it. */
export async function openContext(
  browser: Browser,
  language: Language,
  settings: View['context'] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: locales[language],
    timezoneId: 'Asia/Shanghai',
    viewport: screens.phone,
    colorScheme: 'light',
    // Transitions would be caught half way.
    reducedMotion: 'reduce',
    ...settings,
  });
  context.setDefaultTimeout(patience);
  return context;
}

/** Milliseconds after which somebody signs in anew, before grave steps ask for it. */
const freshFor = 5 * 60 * 1000;
const signedIn = new WeakMap<StaffClient, { client: StaffClient; at: number }>();

/** The session of somebody of the scene; a long way through all views outlasts the first one. */
async function freshCookie(scene: Scene, staff: StaffClient): Promise<string> {
  const last = signedIn.get(staff) ?? { client: staff, at: Date.now() };
  const { passkey } = staff;
  const isFresh = Date.now() < last.at + freshFor || passkey === undefined;
  const now = isFresh
    ? last
    : { client: await signInAgain(fetch, scene.url, passkey), at: Date.now() };
  signedIn.set(staff, now);
  return now.client.cookie;
}

/** Brings a page into a view's state, signed in as the view's viewer. */
export async function enact(page: Page, scene: Scene, view: View): Promise<void> {
  if (view.viewer !== 'rater' && view.viewer !== 'visitor') {
    const cookie = await freshCookie(scene, scene.staff[view.viewer]);
    const [name = '', value = ''] = cookie.split('=');
    // The name's prefix asks for https; browsers send such a cookie to localhost all the same.
    const url = scene.url.replace('http:', 'https:');
    await page.context().addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  }
  await view.show(page, scene);
  // A button under the pointer would look pressed.
  await page.mouse.move(0, 0);
}

/** Opens a view in a browser of its own. The caller closes its context. */
export async function openView(
  browser: Browser,
  scene: Scene,
  view: View,
  language: Language,
): Promise<Page> {
  const context = await openContext(browser, language, view.context);
  try {
    const page = await context.newPage();
    await enact(page, scene, view);
    return page;
  } catch (error) {
    await context.close();
    throw error;
  }
}
