import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { startOpeningScene } from './opening-scene.ts';
import { confirm, deviceWithDrafts } from './sending-scene.ts';

let scene: Awaited<ReturnType<typeof startOpeningScene>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  scene = await startOpeningScene();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.product.close();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
});

const title = async (text: string) => page.locator('h1', { hasText: text }).waitFor();
/** The link with something else behind `#`. */
const withFragment = (change: (fragment: string) => string) => {
  const [before = '', fragment = ''] = scene.link.split('#');
  const changed = change(fragment);
  return changed === '' ? before : `${before}#${changed}`;
};

test('an open window shows what is to be rated, and says how few rate it before the writing', async () => {
  await page.goto(scene.link);
  await title('请评一评为您服务的部门');
  await page.getByText('生产中心、用户服务', { exact: true }).waitFor();
  await page.getByText('生产中心（共6个链接）、用户服务（共6个链接）').waitFor();
  await page.getByLabel('我知道了，我会遵守').check();
  await page.getByRole('button', { name: '开始评分' }).click();
  await page.getByText('一共只发出6个链接').waitFor();
});

test('departments are named before their survey manifests are here', async () => {
  let manifests = 0;
  await page.route('**/api/rate/manifests/*', async (route) => {
    manifests += 1;
    if (manifests === 1) await route.continue();
  });
  await page.goto(scene.link);
  await page.getByText('生产中心、用户服务', { exact: true }).waitFor();
});

test('a window that is not open yet says when it opens', async () => {
  await page.goto(scene.links.early);
  await title('评价还没有开始');
  await page.getByText('开始时间').waitFor();
});

test('a window in its grace takes nothing new and says so', async () => {
  await page.goto(scene.links.grace);
  await title('评价刚刚截止');
  await page.getByText('最晚送达').waitFor();
  await page.getByRole('link', { name: '查一查您的评价是否计入' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /评/u }).count()).toBe(0);
});

test('a closed window leads to the check', async () => {
  await page.goto(scene.links.closed);
  await title('评价已经截止');
  await page.getByRole('link', { name: '查一查您的评价是否计入' }).waitFor();
});

test('a void window and an unknown token get one answer', async () => {
  const texts: (string | null)[] = [];
  const unknown = withFragment((fragment) => `${fragment.slice(0, -27)}${'A'.repeat(27)}`);
  for (const link of [scene.links.void, unknown]) {
    await page.goto('about:blank');
    await page.goto(link);
    await title('这个链接无效');
    texts.push(await page.locator('main').textContent());
  }
  expect(texts[0]).toBe(texts[1]);
});

test.each([
  ['cut off', (fragment: string) => fragment.slice(0, -3), '链接不完整'],
  ['changed', (fragment: string) => `x${fragment}`, '链接不完整'],
  ['missing', () => '', '请从您的链接打开'],
])(
  'a link that is %s is told apart, with what a whole one looks like',
  async (_what, change, h1) => {
    const posts: string[] = [];
    page.on('request', (request) => posts.push(request.url()));
    await page.goto(withFragment(change));
    await title(h1);
    const host = new URL(scene.link).host;
    await page.getByText(`${host}/r#v1.43个字符.27个字符`).waitFor();
    expect(posts.filter((url) => url.includes('/api/'))).toEqual([]);
  },
);

test('a link of a later version asks for a newer page', async () => {
  await page.goto(withFragment((fragment) => fragment.replace('v1', 'v2')));
  await title('这个链接要用新版页面打开');
  await page.getByRole('button', { name: '重新打开' }).waitFor();
});

test('a page that is not opened with https sends nothing', async () => {
  const asked: string[] = [];
  await page.route('http://rate.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    await route.fulfill({ response: await route.fetch({ url: scene.product.url + pathname }) });
  });
  await page.goto(`http://rate.example/r#${new URL(scene.link).hash.slice(1)}`);
  await title('这里不能安全地密封评价');
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('a browser that keeps nothing is told to finish in one go', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(scene.link);
  await page.getByText('这个浏览器不让页面保存内容').waitFor();
  await expect.poll(() => page.getByLabel('在这台设备上保留草稿').count()).toBe(0);
});

test('a page with another notice than the approved one stops before rating (attack 124)', async () => {
  await page.route('**/assets/notice-room-*.js', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll('公司领导', '公司');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(scene.link);
  await title('请重新打开此页');
});

test('every sentence of the promise on the screen is one of the notice', async () => {
  await page.goto(scene.link);
  await page.getByText('保证什么').click();
  await page.getByRole('heading', { name: '怎样处理您的信息' }).waitFor();
  const { ratersNotice } = await import('../../../shared/notice/notice-hash.ts');
  const facts = {
    company: '示例通信',
    threshold: 3,
    disclosure: { indicatorFiguresFrom: 8 },
    retentionMonths: 12,
  };
  for (const [language, other] of [
    ['zh', 'English'],
    ['en', '中文'],
  ] as const) {
    const approved = JSON.stringify(ratersNotice(facts)[language]);
    const shown = await page
      .locator('h2 ~ p, details summary, details h3, details dt, details dd, details li')
      .allTextContents();
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((text) => !approved.includes(JSON.stringify(text)))).toEqual([]);
    await page.getByRole('button', { name: other, exact: true }).click();
    await page.locator(language === 'zh' ? ':root:lang(en) h1' : ':root:lang(zh) h1').waitFor();
  }
});

/** A browser without what the page needs, which is told so some seconds after it has opened it. */
async function isToldToUseANewer(settings: { javaScriptEnabled: boolean }): Promise<void> {
  const old = await browser.newContext(settings);
  const still = await old.newPage();
  await still.route('**/assets/*.js', async (route) => {
    await route.fulfill({ contentType: 'text/javascript', body: 'not ?? a ** program' });
  });
  await still.goto(scene.link);
  await still.getByText('请用较新的浏览器打开同一个链接').waitFor();
  await still.getByText('Open the same link in a newer browser').waitFor();
  await old.close();
}

test('a browser that cannot run scripts, or not read the program, is shown what to do', async () => {
  await Promise.all(
    [false, true].map((javaScriptEnabled) => isToldToUseANewer({ javaScriptEnabled })),
  );
});

test('a link of which one department was sent says which one is left', async () => {
  const link = scene.takeLink();
  await context.close();
  context = await deviceWithDrafts(browser, link);
  page = await context.newPage();
  // Only one of the two departments has been rated.
  await page.goto(new URL('/r', link).href);
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(localStorage)) {
      if (!key.startsWith('niping.drafts.')) continue;
      const drafts = Object.entries(JSON.parse(String(text)) as Record<string, unknown>);
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(drafts.slice(0, 1))));
    }
  });
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: '接着评' }).click();
  const review = page.locator('.reviewed').first();
  const later = page.getByRole('button', { name: '先评别的部门' });
  const next = page.getByRole('button', { name: /^下一个：|^去核对/u });
  for (;;) {
    await next.or(review).first().waitFor();
    if (await review.isVisible()) break;
    const heading = (await page.locator('h1').textContent()) ?? '';
    await next.click();
    await later
      .or(page.locator('h1', { hasNotText: heading }))
      .first()
      .waitFor();
    if (await later.isVisible()) await later.click();
  }
  await confirm(page);
  await page.getByText('1份评价已送达').waitFor();
  await page.goto('about:blank');
  await page.goto(link);
  await title('请评一评为您服务的部门');
  await page.locator('dt', { hasText: '已送达' }).waitFor();
  const [left, sent] = await page.locator('.facts dd').allTextContents();
  expect(new Set([left, sent])).toEqual(new Set(['生产中心', '用户服务']));
});
