import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { department, departmentId } from './fake/company.ts';
import { approvedWindow, readyWindow } from './fake/windows.ts';
import type { FakeAnswer } from './fake/worker.ts';
import { openConsole } from './open-console.ts';

describe('the console', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test('a sign-in link is used only when the person presses, and leaves the address', async () => {
    const { page, seen } = await openConsole(browser, '/sign-in#secret-token', { roles: ['hr'] });
    const enter = page.getByRole('button', { name: '登录' });
    await enter.waitFor();
    expect(seen).toEqual([]);
    await enter.click();
    await page.getByRole('heading', { name: '冯雅琴，您好' }).waitFor();
    expect(seen[0]).toEqual({ call: 'POST /api/session', body: { token: 'secret-token' } });
    expect(page.url()).not.toContain('secret-token');
    await page.goBack();
    expect(page.url()).not.toContain('secret-token');
    await page.context().close();
  });

  test('a session that ended leads to the sign-in page', async () => {
    const { page } = await openConsole(browser, '/hr/windows', {
      roles: ['hr'],
      answers: { 'GET /api/hr/windows': { problem: 'not_signed_in', status: 401 } },
    });
    await page.getByRole('heading', { name: '请先登录' }).waitFor();
    await page.context().close();
  });

  test('pages of a role that one does not hold are not there', async () => {
    const { page } = await openConsole(browser, '/hr/windows', { roles: ['manager'] });
    await page.getByRole('heading', { name: '找不到此页' }).waitFor();
    expect(await page.getByRole('link', { name: '人员' }).count()).toBe(0);
    await page.context().close();
  });

  test('the other language is one press away and stays after a reload', async () => {
    const { page } = await openConsole(browser, '/', { roles: ['hr'] });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello, 冯雅琴' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Hello, 冯雅琴' }).waitFor();
    await page.context().close();
  });

  test('errors are gathered in a summary that takes focus and leads to each field', async () => {
    const { page, seen } = await openConsole(browser, '/hr/windows/new', { roles: ['hr'] });
    await page.locator('#threshold').fill('2');
    await page.getByRole('button', { name: '保存草稿' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: '最少人数须为3至50的整数' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('threshold');
    expect(seen.some(({ call }) => call.startsWith('POST'))).toBe(false);
    await page.context().close();
  });

  test('a change that somebody else has overtaken is told, and nothing typed is lost', async () => {
    const path = `/hr/departments/${departmentId(0)}`;
    const { page } = await openConsole(browser, path, {
      roles: ['hr'],
      answers: { [`PUT /api${path}`]: { problem: 'revision_conflict', status: 409 } },
    });
    await page.locator('#name').fill('客户服务部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('其他人刚刚改过这项内容').waitFor();
    expect(await page.locator('#name').inputValue()).toBe('客户服务部');
    await page.context().close();
  });

  test('keys are made slice by slice until all are there', async () => {
    let slices = 0;
    let state = 'approved';
    const prepare = (): FakeAnswer => {
      slices += 1;
      if (slices === 4) state = 'ready';
      const made = { state: slices === 4 ? 'ready' : 'preparing', keysMade: slices * 2 };
      return { body: { ...made, keysNeeded: 8 } };
    };
    const { page } = await openConsole(browser, '/hr/windows/window-1', {
      roles: ['hr'],
      answers: {
        'POST /api/hr/windows/window-1/prepare': prepare,
        'GET /api/hr/windows/window-1': () => ({
          body: state === 'ready' ? readyWindow : approvedWindow,
        }),
      },
    });
    await page.getByRole('button', { name: '制作密钥' }).click();
    await page.getByRole('heading', { name: '发放链接' }).waitFor();
    expect(slices).toBe(4);
    await page.context().close();
  });

  test('links are put into force only once somebody says that they are saved', async () => {
    const { page, seen } = await openConsole(browser, '/hr/windows/window-1', {
      roles: ['hr'],
      answers: {
        'GET /api/hr/windows/window-1': { body: readyWindow },
        'POST /api/hr/windows/window-1/links': {
          body: {
            revision: 9,
            links: [{ department: departmentId(1), link: 'https://h.example/r#v1.fp.tok' }],
          },
        },
      },
    });
    await page.getByRole('button', { name: '生成链接' }).click();
    await page.getByRole('cell', { name: 'https://h.example/r#v1.fp.tok' }).waitFor();
    await page.getByRole('button', { name: '启用链接' }).click();
    await page.getByText('请先保存或打印，再勾选此项').waitFor();
    await page.getByLabel('我已经保存或打印了全部链接').check();
    await page.getByRole('button', { name: '启用链接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('请输入“2026-10”确认').fill('2026-10');
    await dialog.getByRole('button', { name: '启用链接' }).click();
    await page.getByText('链接已启用').waitFor();
    const confirmed = seen.find(({ call }) => call.endsWith('/confirm-links'));
    expect(confirmed?.body).toEqual({ revision: 9 });
    await page.context().close();
  });

  test('a result is released only after the department’s name is typed', async () => {
    const { page, seen } = await openConsole(browser, '/review/surveys/survey-9', {
      roles: ['reviewer'],
    });
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '认可并发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '认可并发布' }).click();
    await dialog.getByText('输入的内容不一致').waitFor();
    const released = () => seen.filter(({ call }) => call.endsWith('/release'));
    expect(released()).toEqual([]);
    await dialog.getByRole('textbox').fill(department(0).name);
    await dialog.getByRole('textbox').press('Enter');
    await expect
      .poll(() => released().map(({ body }) => body))
      .toEqual([{ confirmation: department(0).name }]);
    await page.context().close();
  });

  test('Escape leaves a final step without doing anything', async () => {
    const { page, seen } = await openConsole(browser, '/review/surveys/survey-9', {
      roles: ['reviewer'],
    });
    await page.getByRole('button', { name: '阅读' }).click();
    await page.getByRole('button', { name: '作废' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(seen.some(({ call }) => call.endsWith('/void'))).toBe(false);
    await page.context().close();
  });

  test('evidence is not read before the reviewer presses', async () => {
    const { page, seen } = await openConsole(browser, '/review/surveys/survey-9', {
      roles: ['reviewer'],
    });
    await page.getByRole('button', { name: '阅读' }).waitFor();
    expect(seen.some(({ call }) => call.endsWith('/evidence'))).toBe(false);
    await page.context().close();
  });

  test('a published class with an open end is shown as such', async () => {
    const path = `/department/results/cycle-2026-09/${departmentId(0)}`;
    const { page } = await openConsole(browser, path, { roles: ['manager'] });
    await page.getByRole('heading', { name: '用户服务部2026年9月客户评价结果' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: '服务结果' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['', '≤ 2', '不满意']);
    await page.context().close();
  });

  test('a total says every step with its numbers and its ceiling', async () => {
    const path = `/department/totals/cycle-2026-10/${departmentId(0)}`;
    const { page } = await openConsole(browser, path, { roles: ['manager'] });
    await page.getByRole('heading', { name: '用户服务部2026年9月总分' }).waitFor();
    const steps = page.getByRole('table', { name: '计算过程' }).getByRole('row');
    expect(await steps.nth(2).textContent()).toBe('工作计划得分×权重96.00 × 30.00 %28.80');
    expect(await steps.last().textContent()).toContain('76.80');
    await page.getByText('总分最高为80.00分').waitFor();
    await page.context().close();
  });

  test('a sheet says at once which weight is missing, and is not submitted without it', async () => {
    const path = `/department/sheets/cycle-2026-10/${departmentId(0)}/duty`;
    const { page, seen } = await openConsole(browser, path, { roles: ['manager'] });
    await page.locator('#weight-e1').fill('15');
    await page.getByText('权重合计不足100%，还差5.0%。').waitFor();
    expect(await page.getByRole('button', { name: '提交自评' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await expect.poll(() => seen.filter(({ call }) => call.startsWith('PUT')).length).toBe(1);
    expect(seen.find(({ call }) => call.startsWith('PUT'))?.body).toMatchObject({
      revision: 4,
      content: { indicators: [{ weight: 400 }, { weight: 150 }, { weight: 200 }, { weight: 200 }] },
    });
    await page.context().close();
  });

  test('audited scores are sent in the structure of the sheet', async () => {
    const sheet = `sheets/cycle-2026-10/${departmentId(0)}/plan`;
    const saveCall = `PUT /api/reviewer/${sheet}/audit-scores`;
    const { page, seen } = await openConsole(browser, `/review/${sheet}`, {
      roles: ['reviewer'],
      answers: { [saveCall]: { body: { revision: 3 } } },
    });
    await page.getByRole('button', { name: '按自评分填入' }).click();
    await page.getByLabel('3 审核评分', { exact: true }).fill('15');
    await page.getByRole('button', { name: '完成审核' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '完成审核' }).click();
    await expect
      .poll(() => seen.find(({ call }) => call.endsWith('/audit'))?.body)
      .toEqual({
        revision: 3,
      });
    const score = (tenths: number) => ({ audited: { kind: 'points', tenths } });
    expect(seen.find(({ call }) => call === saveCall)?.body).toEqual({
      revision: 2,
      scores: [score(500), score(300), score(150)],
    });
    await page.context().close();
  });

  test('a page with unsaved changes asks before a link leads away', async () => {
    const path = `/department/sheets/cycle-2026-10/${departmentId(0)}/duty`;
    const { page } = await openConsole(browser, path, { roles: ['manager'] });
    await page.locator('#title-e1').fill('客户档案与回访');
    await page.getByRole('link', { name: '客户评价结果' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '先不操作' }).click();
    expect(await page.locator('#title-e1').inputValue()).toBe('客户档案与回访');
    await page.getByRole('link', { name: '客户评价结果' }).click();
    await dialog.getByRole('button', { name: '离开此页' }).click();
    await page.getByRole('heading', { name: '客户评价结果', level: 1 }).waitFor();
    await page.context().close();
  });

  test('a change of page puts keyboard and screen reader at its title', async () => {
    const { page } = await openConsole(browser, '/', { roles: ['hr'] });
    await page.getByRole('link', { name: '人员' }).click();
    const title = page.getByRole('heading', { name: '人员', level: 1 });
    await title.waitFor();
    await expect
      .poll(() => title.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.context().close();
  });
});
