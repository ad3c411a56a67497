import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { type Stage, startStage } from './stage.ts';
import { callsOf } from './wire.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** Token of a fresh sign-in link. */
async function signInToken(number: string): Promise<string> {
  const { hr, people } = stage.company;
  const id = idOf(people, number);
  return (await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`)).token;
}

describe('signing in', () => {
  test('uses the link only when the person presses, and takes it out of the address', async () => {
    const token = await signInToken('m2');
    const page = await stage.open('m2', '/sign-in');
    const calls = callsOf(page);
    await page.goto(`${stage.product.url}/sign-in#${token}`);
    await page.reload();
    const enter = page.getByRole('button', { name: '登录' });
    await enter.waitFor();
    expect(calls).toEqual([]);
    await enter.click();
    await page.getByRole('heading', { name: '毛经理，您好' }).waitFor();
    expect(calls[0]).toBe('POST /api/session');
    expect(page.url()).not.toContain(token);
    await page.goBack();
    expect(page.url()).not.toContain(token);
  });

  test('says of a link that was used before where to get another', async () => {
    const token = await signInToken('m2');
    const page = await stage.open('m2', `/sign-in#${token}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '毛经理，您好' }).waitFor();
    await page.goto(`${stage.product.url}/sign-in#${token}`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请向人力资源部索取新的链接').waitFor();
  });

  test('is asked for again by a session that has ended', async () => {
    const page = await stage.open('m2', '/department/results');
    await page.getByRole('heading', { name: '客户评价结果' }).waitFor();
    await (await stage.staff('m2')).post('/session/end');
    await page.getByRole('link', { name: '考核表' }).click();
    await page.getByRole('heading', { name: '请先登录' }).waitFor();
  });
});

describe('every page', () => {
  test('is not there for somebody without its role', async () => {
    const page = await stage.open('m1', '/hr/windows');
    await page.getByRole('heading', { name: '找不到此页' }).waitFor();
    expect(await page.getByRole('link', { name: '人员' }).count()).toBe(0);
  });

  test('is one press away from the other language, which stays after a reload', async () => {
    const page = await stage.open('h1', '/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello, 何人事' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Hello, 何人事' }).waitFor();
  });

  test('puts keyboard and screen reader at its title when it is come to by a link', async () => {
    const page = await stage.open('h1', '/');
    await page.getByRole('link', { name: '人员', exact: true }).click();
    const title = page.getByRole('heading', { name: '人员', level: 1 });
    await title.waitFor();
    await expect
      .poll(() => title.evaluate((element) => element === document.activeElement))
      .toBe(true);
  });

  test('is reached by the keyboard alone, past the navigation', async () => {
    const page = await stage.open('h1', '/hr/people');
    await page.getByRole('heading', { name: '人员', level: 1 }).waitFor();
    await page.locator('body').press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('main') === null))
      .toBe(false);
  });

  test('tries a lost reading again, and says so when the network stays away', async () => {
    const page = await stage.open('h1', '/hr/cycles');
    await page.getByRole('heading', { name: '考核期', level: 1 }).waitFor();
    let tries = 0;
    await page.route('**/api/hr/people?*', async (route) => {
      tries += 1;
      await (tries <= 3 ? route.abort() : route.continue());
    });
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByText('连不上服务器').waitFor();
    expect(tries).toBe(3);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('link', { name: '马经理' }).waitFor();
  });
});
