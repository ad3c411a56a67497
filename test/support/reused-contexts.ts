import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { leaveUndrawn } from './undrawn-page.ts';

type NewContext = Browser['newContext'];

/** A context that goes from test to test, with a page that no test sees. */
interface Reused {
  context: BrowserContext;
  /** Keeps the process and what it has compiled; undefined until the context is first given back. */
  parked: Page | undefined;
  /** Origins that its pages have been at. */
  origins: Set<string>;
  /** Whether something was done to it that cannot be undone. */
  isWorn: boolean;
  /** Closes it for good. */
  end: () => Promise<void>;
}

/**
 * Makes closed contexts of a browser go to whoever asks next for one with the same settings, without
 * pages, cookies, storage, permissions and routes. Opening a context, its page and their process takes
 * twice as long as all that a test then sees on it. What cannot be taken back (scripts for every
 * page, listeners, a crash) ends a context; a clock of its own is not looked for.
 */
export function reuseContexts(browser: Browser): void {
  const idle = new Map<string, Reused[]>();
  const lent = new Set<BrowserContext>();
  const make: NewContext = browser.newContext.bind(browser);

  browser.newContext = async ({ storageState, ...settings } = {}) => {
    const waiting = idle.get(JSON.stringify(settings)) ?? [];
    idle.set(JSON.stringify(settings), waiting);
    const known = waiting.pop();
    const reused =
      known ?? watch(await make({ ...settings, ...(storageState && { storageState }) }));
    const { context } = reused;
    lent.add(context);
    context.close = async () => {
      if (!lent.delete(context)) return;
      if (await isSwept(reused)) waiting.push(reused);
      else await reused.end();
    };
    if (known !== undefined && storageState !== undefined) await furnish(known, storageState);
    return context;
  };
  browser.newPage = async (settings) => (await browser.newContext(settings)).newPage();
  browser.close = async () => {
    await Promise.all([...lent].map((context) => context.close()));
  };
}

function watch(context: BrowserContext): Reused {
  const reused: Reused = {
    context,
    parked: undefined,
    origins: new Set(),
    isWorn: false,
    end: context.close.bind(context),
  };
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    await leaveUndrawn(page);
    return page;
  };
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => reused.origins.add(new URL(frame.url()).origin));
    page.on('crash', () => {
      reused.isWorn = true;
    });
  });
  for (const name of ['addInitScript', 'exposeBinding', 'exposeFunction', 'on'] as const) {
    const method = context[name].bind(context) as (...values: unknown[]) => never;
    Object.assign(context, {
      [name]: (...values: unknown[]) => {
        reused.isWorn = true;
        return method(...values);
      },
    });
  }
  return reused;
}

/** Empties a context for the next test; false when it cannot be sure of that. */
async function isSwept(reused: Reused): Promise<boolean> {
  const { context, origins } = reused;
  if (reused.isWorn) return false;
  try {
    // Before its routes are lifted, since that lets requests go that a test held back.
    const pages = context.pages().filter((page) => page !== reused.parked);
    await Promise.all(pages.map((page) => page.close()));
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(false);
    reused.parked ??= await park(reused);
    if (reused.parked === undefined) return false;
    const tools = await context.newCDPSession(reused.parked);
    for (const origin of origins) {
      await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
    await tools.detach();
    origins.clear();
    await context.clearCookies();
    await context.clearPermissions();
    context.setDefaultTimeout(30_000);
    return !reused.isWorn;
  } catch {
    return false;
  }
}

/** A page at the product that a context's pages were at: one without script, cookie or style. */
async function park({ context, origins }: Reused): Promise<Page | undefined> {
  const origin = [...origins].find((one) => one.startsWith('http://localhost:'));
  if (origin === undefined) return undefined;
  const page = await context.newPage();
  await page.goto(`${origin}/robots.txt`);
  return page;
}

/** Puts into a swept context what a new one would have been made with. */
async function furnish(
  { context, parked }: Reused,
  state: NonNullable<BrowserContextOptions['storageState']>,
): Promise<void> {
  if (typeof state === 'string' || parked === undefined) throw new Error('not a state to put in');
  await context.addCookies(state.cookies);
  for (const { origin, localStorage } of state.origins) {
    await parked.goto(`${origin}/robots.txt`);
    await parked.evaluate((entries) => {
      for (const { name, value } of entries) window.localStorage.setItem(name, value);
    }, localStorage);
  }
}
