import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Company, companyOf, idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct, startScene } from '../../support/product.ts';
import { patience } from '../story/console-visit.ts';
import { buildStoryCompany } from '../story/story-company.ts';

/** One running product with a company, and a browser to look at it. */
export interface Stage {
  product: TemporaryProduct;
  company: Company;
  /** Opens a path as the person with this staff number, in a context of its own. */
  open: (number: string, path: string, context?: BrowserContextOptions) => Promise<Page>;
  /** The person as a client of the routes, signed in once. */
  staff: (number: string) => Promise<StaffClient>;
  /** Closes what is open. Throws when an error was uncaught or the security policy refused something. */
  leave: () => Promise<void>;
  close: () => Promise<void>;
}

/** Ids of the two rated departments. */
export function ratedDepartments(stage: Stage): { service: string; production: string } {
  const { departments } = stage.company;
  return { service: idOf(departments, 'SV'), production: idOf(departments, 'PR') };
}

/**
 * Starts the product and builds the company; `h1` is HR, `r1` reviews, `m1` manages 用户服务.
 * @param vars values that replace the `[vars]` of wrangler.toml
 */
export async function startStage(vars?: Record<string, string>): Promise<Stage> {
  const [{ product, company }, browser] = await Promise.all([
    vars === undefined ? startStoryCompany() : startOwnStoryCompany(vars),
    startBrowser(),
  ]);
  const clients = new Map<string, StaffClient>([['h1', company.hr]]);
  const staff = async (number: string): Promise<StaffClient> => {
    const client = clients.get(number) ?? (await company.signInAs(number));
    clients.set(number, client);
    return client;
  };
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  return {
    product,
    company,
    staff,
    open: async (number, path, options = {}) => {
      const context = await signedInContext(browser, product.url, await staff(number), options);
      contexts.push(context);
      const page = await context.newPage();
      watch(page, faults);
      await page.goto(product.url + path);
      return page;
    },
    leave: async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      const found = faults.splice(0);
      if (found.length > 0) throw new Error(found.join('\n'));
    },
    close: async () => {
      await browser.close();
      await product.close();
    },
  };
}

async function startStoryCompany(): Promise<Pick<Stage, 'product' | 'company'>> {
  const { product, made } = await startScene('story company', ({ url }) => buildStoryCompany(url));
  return { product, company: companyOf(fetch, made) };
}

async function startOwnStoryCompany(
  vars: Record<string, string>,
): Promise<Pick<Stage, 'product' | 'company'>> {
  const product = await startProduct(vars);
  return { product, company: await buildStoryCompany(product.url) };
}

/** A browser context that is signed in as the person of a client of the routes. */
export async function signedInContext(
  browser: Browser,
  origin: string,
  client: StaffClient,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(patience);
  const [name = '', value = ''] = client.cookie.split('=');
  // The name's prefix asks for https; browsers send such a cookie to localhost all the same.
  const url = origin.replace('http:', 'https:');
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  return context;
}

/** Notes what must not happen on any page. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|TrustedHTML/i.test(message.text())) {
      faults.push(message.text());
    }
  });
}
