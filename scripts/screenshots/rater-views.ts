import { parseLinkFragment } from '../../shared/rating-protocol/link.ts';
import { formatTypedCode } from '../../shared/rating-protocol/typed-code.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import {
  hold,
  intro,
  next,
  open,
  rateDepartment,
  sendAll,
  start,
  tamper,
  toReview,
} from './rater-moves.ts';
import type { View } from './view.ts';

const rater = (name: string, show: View['show'], more: Partial<View> = {}): View => ({
  name: `rater-${name}`,
  viewer: 'rater',
  show,
  ...more,
});

/** A link of the same window with a token that was never issued. */
function unknownLink(link: string): string {
  const token = encodeBase64url(new Uint8Array(20).fill(7));
  return `${link.slice(0, link.lastIndexOf('.'))}.${token}`;
}

/** A link's code as a slip of paper has it. */
function typedCode(link: string): string {
  const parsed = parseLinkFragment(new URL(link).hash);
  if (!parsed.ok) throw new Error('the scene has a broken link');
  return formatTypedCode(parsed.value.token);
}

/** The steps of rating. */
const steps: View[] = [
  rater('1-intro', intro),
  rater('1-intro-promise', async (page, scene) => {
    await intro(page, scene);
    await page.locator('summary').click();
    await page.locator('.limits').last().waitFor();
  }),
  rater('1-intro-rule-missing', async (page, scene) => {
    await intro(page, scene);
    await next(page);
    await page.locator('.errors').waitFor();
  }),
  rater('1-intro-small-group', async (page, scene) => {
    await open(page, scene.windows.small.links[0]?.link ?? '');
    await page.locator('.caution').waitFor();
  }),
  rater('1-intro-storage-blocked', async (page, scene) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await intro(page, scene);
  }),
  rater('2-department', async (page, scene) => {
    await intro(page, scene);
    await start(page);
  }),
  rater('2-department-missing', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await page.locator('#choice-0-2').check({ force: true });
    await page.locator('#choice-1-9').check({ force: true });
    await next(page);
    await page.locator('.errors').waitFor();
  }),
  rater('2-department-rated', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
  }),
  rater('2-department-telling-words', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
    await page.locator('#evidence-1').fill('11月3日下午，王经理打13800138000来催〔2026〕12号单。');
    await page.locator('#evidence-2').fill('长'.repeat(320));
    await page.locator('#evidence-2').blur();
  }),
  rater('3-review', async (page, scene) => toReview(page, scene.link)),
  rater('3-review-partly', async (page, scene) => {
    await intro(page, scene);
    await start(page);
    await rateDepartment(page);
    await next(page);
    await page.locator('#choice-0-7').check({ force: true });
    await next(page);
    // Whoever is not ready is offered a way past the unfinished department.
    for (;;) {
      if ((await page.locator('.reviewed').count()) > 0) return;
      await page.locator('.actions .secondary').last().click();
      await page.waitForTimeout(100);
      if ((await page.locator('.reviewed').count()) > 0) return;
      if ((await page.locator('.errors').count()) === 0) await next(page);
    }
  }),
  rater('4-sending', async (page, scene) => {
    await toReview(page, scene.link);
    await hold(page, '**/api/rate/activate');
    await next(page);
    await page.locator('.deliveries').waitFor();
  }),
  rater('4-sending-sealed', async (page, scene) => {
    await toReview(page, scene.takeLink());
    await hold(page, '**/api/rate/ballots');
    await next(page);
    await page.locator('.sealed summary').first().click();
    await page.locator('.sealed button').first().waitFor();
  }),
  rater('4-sending-stuck', async (page, scene) => {
    await toReview(page, scene.link);
    const nothing = { status: 500, contentType: 'text/plain', body: '' };
    await page.route('**/api/rate/activate', async (route) => route.fulfill(nothing));
    await page.clock.install();
    await next(page);
    await page.locator('.deliveries').waitFor();
    for (let round = 0; round < 60; round += 1) {
      if ((await page.locator('.stuck').count()) > 0) break;
      await page.clock.runFor(5000);
    }
    await page.locator('.actions .primary').waitFor();
  }),
  rater('5-done', async (page, scene) => sendAll(page, scene.takeLink())),
  rater('5-already-sent', async (page, scene) => {
    const link = scene.takeLink();
    await sendAll(page, link);
    await open(page, link);
  }),
  rater('5-used-elsewhere', async (page, scene) => {
    const link = scene.takeLink();
    await sendAll(page, link);
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.goto('about:blank');
    await toReview(page, link);
    await next(page);
    await page.locator('.deliveries').waitFor({ state: 'detached' });
  }),
];

/** What stands in place of the form. */
const stops: View[] = [
  rater('0-loading', async (page, scene) => {
    await hold(page, '**/api/rate/manifests/*');
    await page.goto(scene.link);
    await page.waitForTimeout(400);
  }),
  rater('0-not-open-yet', async (page, scene) => {
    await open(page, scene.windows.soon.links[0]?.link ?? '');
  }),
  rater('0-grace', async (page, scene) => {
    await open(page, scene.windows.grace.links[0]?.link ?? '');
  }),
  rater('0-closed', async (page, scene) => {
    await open(page, scene.windows.released.links[0]?.link ?? '');
  }),
  rater('0-void', async (page, scene) => {
    await open(page, scene.windows.void.links[0]?.link ?? '');
  }),
  rater('0-no-link', async (page, scene) => open(page, `${scene.url}/r`)),
  rater('0-damaged', async (page, scene) => open(page, scene.link.slice(0, -9))),
  rater('0-version-unknown', async (page, scene) => open(page, scene.link.replace('#v1.', '#v2.'))),
  rater('0-unknown', async (page, scene) => open(page, unknownLink(scene.link))),
  rater('0-mismatch', async (page, scene) => {
    await page.route('**/api/rate/manifests/*', tamper);
    await open(page, scene.link);
  }),
  rater('0-not-reached', async (page, scene) => {
    const nothing = { status: 500, contentType: 'text/plain', body: '' };
    await page.route('**/api/rate/open', async (route) => route.fulfill(nothing));
    await page.clock.install();
    await page.goto(scene.link);
    for (let round = 0; round < 60; round += 1) {
      if ((await page.locator('main h1').count()) > 0) break;
      await page.clock.runFor(5000);
    }
    await page.locator('main h1').waitFor();
  }),
  rater('0-outdated', async (page, scene) => {
    await page.route('**/assets/steps-*', async (route) => route.abort());
    await page.goto(scene.link);
    await page.locator('.actions .primary').waitFor();
    await page.waitForTimeout(200);
  }),
  rater('0-insecure', async (page, scene) => {
    await page.addInitScript(() => {
      Object.defineProperty(crypto, 'subtle', { value: undefined });
    });
    await open(page, scene.link);
  }),
  rater(
    '0-no-script',
    async (page, scene) => {
      await page.goto(scene.link);
    },
    { context: { javaScriptEnabled: false } },
  ),
];

/** The check of receipts after the close. */
const checks: View[] = [
  rater('6-check-open', async (page, scene) => {
    await sendAll(page, scene.takeLink());
    await page.locator('.address a').first().click();
    await page.locator('#receipt').waitFor();
  }),
  rater('6-check-counted', async (page, scene) => {
    const manifest = scene.windows.due.id;
    await open(page, `${scene.url}/r/check#${manifest}`);
    await page.locator('#receipt').fill(scene.receipt);
    await page.locator('form button').click();
    await page.locator('.verdict').waitFor();
  }),
  rater('6-check-mistyped', async (page, scene) => {
    await open(page, `${scene.url}/r/check#${scene.windows.due.id}`);
    await page.locator('#receipt').fill('ABC1');
    await page.locator('form button').click();
    await page.locator('#receipt-error').waitFor();
  }),
  rater('6-check-unknown', async (page, scene) => {
    await open(page, `${scene.url}/r/check#000000000000000000000`);
    await page.locator('.error').waitFor();
  }),
];

/** The pages for a sealed ballot that is handed in from elsewhere, and for a slip's code. */
const beside: View[] = [
  rater('7-send', async (page, scene) => open(page, `${scene.url}/r/send`)),
  rater('7-send-refused', async (page, scene) => {
    await open(page, `${scene.url}/r/send`);
    await page.locator('#sealed-text').fill('{"niping": 1');
    await page.locator('form button').click();
    await page.locator('#sealed-error').waitFor();
  }),
  rater('7-code', async (page, scene) => open(page, `${scene.url}/r/code`)),
  rater('7-code-mistyped', async (page, scene) => {
    await open(page, `${scene.url}/r/code`);
    await page.locator('#code').fill('ABCD-2345');
    await page.locator('form button').click();
    await page.locator('#code-error').waitFor();
  }),
  rater('7-code-compare', async (page, scene) => {
    await open(page, `${scene.url}/r/code`);
    await page.locator('#code').fill(typedCode(scene.link));
    await page.locator('form button').click();
    await page.locator('.compared').waitFor();
  }),
];

/** Every state of the rater's page. */
export const raterViews: readonly View[] = [...stops, ...steps, ...checks, ...beside];
