import type { Browser, Page } from 'playwright-core';
import type { Scene } from '../../../scripts/screenshots/scene.ts';
import { enact, openContext, openView } from '../../../scripts/screenshots/stage-door.ts';
import { type Language, screens, type View } from '../../../scripts/screenshots/view.ts';

/**
 * Shows views in Chinese one after the other on one page, which is swept in between, or led from
 * one to the next where nothing was left behind.
 */
export interface OnePage {
  show: (view: View) => Promise<Page>;
  close: () => Promise<void>;
}

/**
 * Opening a browser context, its page and its empty cache takes three times as long as going to
 * the next state on a page that is there, so only views that change the browser for good get
 * one of their own. Loading the console takes three times as long as going from page to page in
 * it, so it is loaded anew only where something else than a page was looked at.
 */
export async function startOnePage(browser: Browser, scene: Scene): Promise<OnePage> {
  const context = await openContext(browser, 'zh');
  const common = await context.newPage();
  const isRouted = watchRoutes(common);
  // A page of the same origin, so that the browser keeps its process and what it has compiled.
  const nowhere = `${scene.url}/robots.txt`;
  let apart: Page | undefined;
  /** What stands on the common page. */
  let last: View | undefined;
  const leave = async () => {
    await apart?.context().close();
    apart = undefined;
  };
  const enactAnew = async (view: View) => {
    await sweep(common);
    // Left before its routes are lifted, since that lets requests go that a view held back. Those
    // who are not signed in come by links, and one that differs by its fragment opens no new page.
    if (isRouted() || view.viewer === 'rater' || view.viewer === 'visitor') {
      await common.goto(nowhere);
      await common.unrouteAll({ behavior: 'ignoreErrors' });
    }
    await enact(common, scene, view);
  };
  return {
    async show(view) {
      await leave();
      if (view.apart === true || view.context !== undefined) {
        apart = await openView(browser, scene, view, 'zh');
        return apart;
      }
      const before = last;
      last = undefined;
      try {
        if (view.path !== undefined && leadsTo(before, view)) {
          await goWithin(common, await view.path(scene));
        } else {
          await enactAnew(view);
        }
      } catch (error) {
        throw new Error(`${String(error)}\n${await stateOf(common)}`, { cause: error });
      }
      last = view;
      return common;
    },
    async close() {
      await leave();
      await context.close();
    },
  };
}

/** Whether a view is a page of the console that leads to another one of the same viewer. */
function leadsTo(before: View | undefined, { viewer }: View): boolean {
  return before?.path !== undefined && before.viewer === viewer && viewer !== 'visitor';
}

/** Goes to another page of the console as by a link on it, in Chinese. */
async function goWithin(page: Page, path: string): Promise<void> {
  if (await page.locator(':root:lang(en)').isVisible()) await switchTo(page, 'zh');
  // By way of a page that there is not: two pages of one kind share the heading waited for.
  await follow(page, '/nowhere');
  await follow(page, path);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** Follows a link and waits for a heading that was not there before. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = '';
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.locator('h1:not([data-left])').first().waitFor();
}

/** Where a page is and what it says, for whoever has to find out why a view did not come about. */
async function stateOf(page: Page): Promise<string> {
  const text = await page.locator('body').innerText();
  return `at ${new URL(page.url()).pathname}: ${text.replaceAll(/\s+/gu, ' ')}`;
}

/** Tells whether the requests of a page have been caught since it was last asked. */
function watchRoutes(page: Page): () => boolean {
  const route = page.route.bind(page);
  let isRouted = false;
  page.route = (...given) => {
    isRouted = true;
    return route(...given);
  };
  return () => {
    const was = isRouted;
    isRouted = false;
    return was;
  };
}

/** Leaves nothing of the view before: no draft, no session, no chosen language. */
async function sweep(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (location.protocol !== 'http:') return;
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.context().clearCookies();
  await page.setViewportSize(screens.phone);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Presses the language switch of the page, wherever it is, and waits for the other language. */
export async function switchTo(page: Page, language: Language): Promise<void> {
  const [to, back] = language === 'en' ? ['English', '中文'] : ['中文', 'English'];
  const button = (name: string) => page.locator('button', { hasText: new RegExp(`^${name}$`) });
  // On phones the console's stands in a menu that is closed, so that nothing could be clicked.
  await button(to).dispatchEvent('click');
  await button(back).waitFor({ state: 'attached' });
}
