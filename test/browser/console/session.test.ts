import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { addAuthenticator } from '../../support/authenticator.ts';
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
    const token = await signInToken('mC1');
    const page = await stage.open('h1', '/sign-in');
    const device = await addAuthenticator(page);
    // By now the page without a link knows how people sign in, and asks nothing more.
    await page.getByRole('button', { name: '用通行密钥登录' }).waitFor();
    const calls = callsOf(page);
    await page.goto(`${stage.product.url}/sign-in#${token}`);
    await page.reload();
    const enter = page.getByRole('button', { name: '登记并登录' });
    await enter.waitFor();
    expect(calls).toEqual([]);
    // Somebody whom the device does not recognise gets nowhere, and the link is as it was.
    await device.recognises(false);
    await enter.click();
    await page.getByText('没有完成通行密钥的确认').waitFor();
    await device.recognises(true);
    await enter.click();
    await page.getByRole('heading', { name: '研发中心经理，您好' }).waitFor();
    expect(calls.filter((call) => call === 'POST /api/session/enrol')).toHaveLength(1);
    await expect.poll(() => page.url()).not.toContain(token);
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain(token);

    await page.goto(`${stage.product.url}/department/results`);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await page.getByRole('heading', { name: '客户评价结果', level: 1 }).waitFor();

    await page.goto(`${stage.product.url}/sign-in#${token}`);
    await page.getByRole('button', { name: '登记并登录' }).click();
    await page.getByText('请向人力资源部索取新的链接').waitFor();
  });

  test('is confirmed again before a grave step, which then goes on with what was typed', async () => {
    const { hr, people } = stage.company;
    const id = idOf(people, 'mC2');
    await hr.put(`/hr/people/${id}/roles`, {
      revision: 1,
      hr: true,
      leadership: false,
      auditor: false,
    });
    const page = await stage.open('h1', '/sign-in');
    await addAuthenticator(page);
    await page.goto(`${stage.product.url}/sign-in#${await signInToken('mC2')}`);
    await page.getByRole('button', { name: '登记并登录' }).click();
    await page.getByRole('heading', { name: '销售部经理，您好' }).waitFor();
    await page.goto(`${stage.product.url}/hr/people/${idOf(people, 'mC3')}`);
    await page.getByLabel('公司领导').check();
    await stage.product.env.DB.prepare(
      'UPDATE sessions SET confirmed_at = confirmed_at - 600 WHERE person_id = ?1',
    )
      .bind(id)
      .run();
    const save = page.getByRole('button', { name: '保存角色' });
    await save.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '暂不操作' }).click();
    await page.getByText('这一步需要重新确认是您本人').waitFor();
    await expect.poll(() => page.getByLabel('公司领导').isChecked()).toBe(true);
    await save.click();
    await dialog.getByRole('button', { name: '用通行密钥确认' }).click();
    await page.getByText('已保存').waitFor();
    expect(await hr.get(`/hr/people/${idOf(people, 'mC3')}`)).toMatchObject({
      roles: expect.arrayContaining([{ role: 'leadership', department: null }]),
    });
  });

  test('is recovered by a second person only, and whoever had a passkey sees it and removes it', async () => {
    const { hr, people } = stage.company;
    const roles = { revision: 1, hr: true, leadership: false, auditor: false };
    await hr.put(`/hr/people/${idOf(people, 'r2')}/roles`, roles);
    const own = await stage.open('h1', '/access');
    await addAuthenticator(own);
    await own.goto(`${stage.product.url}/sign-in#${await signInToken('mC4')}`);
    await own.getByRole('button', { name: '登记并登录' }).click();
    await own.getByRole('heading', { name: '供应链管理部经理，您好' }).waitFor();

    const other = await stage.open('h1', '/access');
    await addAuthenticator(other);
    await other.goto(`${stage.product.url}/sign-in#${await signInToken('mC4')}`);
    const enter = other.getByRole('button', { name: '登记并登录' });
    await enter.click();
    await other.getByText('还没有经第二人批准').waitFor();
    const second = await stage.open('r2', '/access');
    await second.getByRole('button', { name: '批准恢复供应链管理部经理的账号' }).click();
    await second.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await second.getByText('已批准，等本人使用').waitFor();
    await enter.click();
    await other.getByRole('heading', { name: '供应链管理部经理，您好' }).waitFor();

    await own.reload();
    await own.getByText('您的账号有新的通行密钥').waitFor();
    await own.getByRole('link', { name: '查看我的账号' }).click();
    const row = own.getByRole('row').filter({ hasText: '恢复，由何人事申请，饶总批准' });
    await row.getByRole('button', { name: '移除' }).click();
    await own.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await own.getByText('已移除通行密钥').waitFor();
    await other.reload();
    await other.getByRole('button', { name: '用通行密钥登录' }).waitFor();
  });

  test('is asked for again by a session that has ended', async () => {
    const page = await stage.open('m2', '/department/results');
    await page.getByRole('heading', { name: '客户评价结果' }).waitFor();
    await (await stage.staff('m2')).post('/session/end');
    await page.getByRole('link', { name: '考核表' }).click();
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
  });
});

describe('every page', () => {
  test('is not there for somebody without its role', async () => {
    const page = await stage.open('m1', '/hr/windows');
    await page.getByRole('heading', { name: '找不到此页' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: '人员' }).count()).toBe(0);
  });

  test('is one press away from the other language, which stays after a reload', async () => {
    const page = await stage.open('h1', '/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello, 何人事' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
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
