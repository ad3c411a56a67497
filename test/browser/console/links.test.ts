import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openLink } from '../../../scripts/client/rater-client.ts';
import { type OutboxReceiver, startOutbox } from '../../../scripts/setup/outbox.ts';
import { formatTypedCode } from '../../../shared/rating-protocol/typed-code.ts';
import { decodeBase64url } from '../../../shared/wire/base64url.ts';
import { readPdf } from '../../support/printed-page.ts';
import { testSecrets } from '../../support/test-secrets.ts';
import { type Stage, startStage } from './stage.ts';
import { openWindow, readyWindow } from './survey-windows.ts';

let stage: Stage;
let outbox: OutboxReceiver;
const folder = mkdtempSync(path.join(tmpdir(), 'niping-outbox-'));

beforeAll(async () => {
  outbox = await startOutbox(folder, testSecrets.OUTBOX_KEY);
  stage = await startStage({ OUTBOX_URL: outbox.url });
});
afterEach(() => stage.leave());
afterAll(async () => {
  await stage.close();
  await outbox.close();
  rmSync(folder, { recursive: true });
});

/** A window with keys and with these numbers of links, by client department. */
async function readyWithLinks(label: string, links: Record<string, number>) {
  const { departments } = stage.company;
  for (const [code, count] of Object.entries(links)) await setLinks(code, count);
  const made = await readyWindow(stage, label);
  for (const [code, count] of [
    ['C1', 3],
    ['C2', 2],
    ['C3', 2],
    ['C4', 2],
  ] as const) {
    await setLinks(code, count);
  }
  return made;

  async function setLinks(code: string, count: number) {
    await stage.product.env.DB.prepare('UPDATE departments SET rater_links = ?1 WHERE id = ?2')
      .bind(count, idOf(departments, code))
      .run();
  }
}

/** Opens a ready window and makes its links. */
async function makeLinks(window: string): Promise<Page> {
  const page = await stage.open('h1', `/hr/windows/${window}`);
  await page.getByRole('button', { name: '生成链接', exact: true }).click();
  await page.getByText(/已生成\d+个链接/).waitFor();
  return page;
}

const linksOn = (page: Page) => page.locator('td .code').allInnerTexts();

/** Says that everything is saved and types the cycle. */
async function confirmLinks(page: Page, label: string): Promise<void> {
  await page.getByLabel('我已经保存、打印或发出了全部链接').check();
  await page.getByRole('button', { name: '启用链接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`请输入“${label}”确认`).fill(label);
  await dialog.getByRole('button', { name: '启用链接' }).click();
  await page.getByText('链接已启用').first().waitFor();
}

describe('printed slips', () => {
  test('carry the links as QR codes, whole slips on each page and one department a page', async () => {
    const { window, label } = await readyWithLinks('2026-01', { C1: 6, C2: 5, C3: 1, C4: 4 });
    const page = await makeLinks(window);
    await page.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.getByRole('button', { name: '打印纸条' }).click();
    await page.locator('body[data-printed]').waitFor();
    const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));

    const shown = await linksOn(page);
    expect(pages.flatMap(({ codes }) => codes).toSorted()).toEqual(shown.toSorted());
    expect(pages.map(({ codes }) => codes.length).toSorted((a, b) => a - b)).toEqual([
      1, 1, 2, 4, 4, 4,
    ]);
    const names = ['研发中心', '销售部', '质量管理部', '供应链管理部'];
    for (const { text, codes } of pages) {
      const named = names.filter((name) => text.includes(name));
      expect(named).toHaveLength(1);
      // A slip that the end of a page cut would have its code and its cover on two pages.
      expect(text.split('匿名评价').length - 1).toBe(codes.length);
      for (const code of codes) {
        const token = decodeBase64url(code.split('.').at(-1) ?? '') ?? new Uint8Array();
        // A dash at the end of a line is read as a sign of its own.
        expect(text.replace(/\s/g, '').replaceAll('\uFFFE', '-')).toContain(formatTypedCode(token));
      }
      expect(text).not.toMatch(/何人事|用户服务|No\.|序号/);
    }

    await confirmLinks(page, label);
    const link = pages[0]?.codes[0] ?? '';
    const opened = await openLink(fetch, link);
    const department = opened.manifest.departments.find(
      ({ id }) => id === opened.answer.clientDepartment,
    );
    expect(pages[0]?.text).toContain(department?.name);
    const rater = await page.context().newPage();
    await rater.goto(link);
    await rater.getByText('用户服务').first().waitFor();
  });

  test('stay whole on their sheet with the longest names, in both languages', async () => {
    const { window } = await readyWithLinks('2026-02', { C1: 2, C2: 2, C3: 1, C4: 4 });
    const { departments } = stage.company;
    const rename = (name: string) =>
      stage.product.env.DB.prepare('UPDATE departments SET name = ?1 WHERE id = ?2')
        .bind(name, idOf(departments, 'C2'))
        .run();
    await rename(
      '负责华东华南华北西南西北东北六个大区的客户服务质量改进与技术支持保障部'.repeat(2),
    );
    const page = await makeLinks(window);
    await page.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.getByRole('button', { name: '打印纸条' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const language of ['中文', 'English']) {
      await page.evaluate((lang) => {
        document.documentElement.lang = lang === 'English' ? 'en' : 'zh-CN';
      }, language);
      const faults = await page.evaluate(() => {
        const millimetre = 96 / 25.4;
        const cut = (box: Element, part: Element) =>
          part.getBoundingClientRect().bottom > box.getBoundingClientRect().bottom + 1;
        return {
          tallest: Math.max(
            ...[...document.querySelectorAll('.slip-sheet')].map(
              (sheet) => sheet.getBoundingClientRect().height / millimetre,
            ),
          ),
          cut: [...document.querySelectorAll('.slip-sheet')].filter((sheet) =>
            [...sheet.querySelectorAll('.slip')].some((slip) => cut(sheet, slip)),
          ).length,
          spilt: [...document.querySelectorAll('.slip-scan, .slip-read')].filter((panel) =>
            [...panel.children].some((part) => cut(panel, part)),
          ).length,
        };
      });
      expect(faults).toMatchObject({ cut: 0, spilt: 0 });
      expect(faults.tallest).toBeLessThan(263);
    }
    await rename('销售部');
  });
});

/** Goes back in the very moment in which the page has a text, before it is drawn. */
async function goBackAsSoonAs(page: Page, text: string): Promise<void> {
  await page.evaluate((awaited) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(awaited)) return;
      observer.disconnect();
      history.back();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, text);
}

describe('links that are shown once', () => {
  test('stay while somebody goes back, signs out or has been signed out', async () => {
    const { window, label } = await readyWindow(stage, '2026-03');
    const page = await stage.open('h1', '/hr/windows');
    await page.locator(`a[href="/hr/windows/${window}"]`).first().click();
    await page.getByRole('button', { name: '生成链接', exact: true }).click();
    await page.getByText('已生成9个链接').waitFor();
    const shown = await linksOn(page);
    const dialog = page.getByRole('dialog');
    const stays = async () => {
      await dialog.getByText('链接还没有保存，要离开吗？').waitFor();
      await dialog.getByRole('button', { name: '先不操作' }).click();
      // While it stands nothing behind it can be focused or pressed.
      await dialog.waitFor({ state: 'hidden' });
      expect(await linksOn(page)).toEqual(shown);
    };
    await page.goBack();
    await stays();
    // Two steps at once, as from the list behind the button.
    await page.evaluate(() => history.go(-2));
    await stays();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/hr/windows/${window}`);
    // Along the page nobody has to be asked. Each move is waited for: the browser goes back from
    // the entry that it knows of, which on a busy machine is not yet the one just made.
    await page.locator('.skip').press('Enter');
    await page.waitForURL(/#content$/u);
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await page.goBack();
    await page.waitForURL((url) => url.hash === '');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await page.getByRole('button', { name: '退出' }).click();
    await stays();

    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('button', { name: '全部重新生成' }).click();
    await dialog.getByRole('button', { name: '全部重新生成' }).click();
    await page.getByText('登录已过期，本页内容还在').waitFor();
    await dialog.getByRole('button', { name: '先不操作' }).click();
    expect(await linksOn(page)).toEqual(shown);
    await page.context().addCookies(cookies);
    await confirmLinks(page, label);
    await page.getByRole('heading', { name: '评价情况' }).waitFor();
    expect((await openLink(fetch, shown[0] ?? '')).surveys).toHaveLength(2);
  });

  test('are left for good when somebody says so', async () => {
    const { window } = await readyWindow(stage, '2026-04');
    const page = await stage.open('h1', '/hr/windows');
    await page.locator(`a[href="/hr/windows/${window}"]`).first().click();
    await goBackAsSoonAs(page, '已生成9个链接');
    await page.getByRole('button', { name: '生成链接', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '离开此页' }).click();
    await page.waitForURL('**/hr/windows');
    await page.goForward();
    await page.getByRole('button', { name: '生成链接', exact: true }).waitFor();
    expect(await linksOn(page)).toEqual([]);
  });
});

describe('links by e-mail', () => {
  test('leave the page, lie in the outbox until they are downloaded, and work', async () => {
    const { window, label } = await readyWindow(stage, '2026-05');
    const page = await makeLinks(window);
    await page.getByLabel('客户部门').selectOption({ label: '研发中心（3个链接）' });
    await page.getByLabel('邮箱地址').fill('a@example.com，a@example.com');
    await page.getByRole('button', { name: '生成并发送' }).click();
    await page.getByText('这个地址填了两次：a@example.com').waitFor();
    await page.getByLabel('邮箱地址').fill('a@example.com，b@example.com');
    await page.getByRole('button', { name: '生成并发送' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '生成并发送' }).click();
    await page.getByText('研发中心：已发出2封邮件').waitFor();
    const shown = await linksOn(page);
    expect(shown).toHaveLength(7);

    const files = readdirSync(folder);
    const sent = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const links = sent.map((eml) => /https?:\S+/.exec(eml)?.[0] ?? '');
    expect(links.filter((link) => shown.includes(link))).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载邮件' }).click();
    expect((await download).suggestedFilename()).toBe('发件箱.xlsx');
    expect(readdirSync(folder)).toEqual(files);
    await page.getByRole('button', { name: '已保存，删除发件箱里的邮件' }).click();
    await dialog.getByRole('button', { name: '已保存，删除发件箱里的邮件' }).click();
    await page.getByText('发件箱已清空').waitFor();
    expect(readdirSync(folder)).toEqual([]);

    await confirmLinks(page, label);
    for (const link of [...links, ...shown]) {
      expect((await openLink(fetch, link)).surveys).toHaveLength(2);
    }
    const logged = stage.product.logs().join('\n');
    for (const secret of [...links, 'a@example.com']) expect(logged).not.toContain(secret);
  });
});

describe('a lost link', () => {
  test('is exchanged by its code once the reviewer has approved', async () => {
    const { window, links } = await openWindow(stage, '2026-06');
    const lost = links[0]?.link ?? '';
    const token = decodeBase64url(lost.split('.').at(-1) ?? '') ?? new Uint8Array();
    const page = await stage.open('h1', `/hr/windows/${window}`);
    await page.getByRole('button', { name: '申请补发' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提出申请' }).click();
    await dialog.getByText('请填写原来的链接或代码').waitFor();
    await dialog.getByLabel('原来的链接或代码').fill(formatTypedCode(token).toLowerCase());
    await dialog.getByLabel('丢失').check();
    await dialog.getByRole('button', { name: '提出申请' }).click();
    await page.getByText('等待批准').waitFor();

    const review = await stage.open('r1', '/review/tasks');
    await review.getByRole('button', { name: '批准补发' }).click();
    await review.getByRole('dialog').getByRole('button', { name: '批准补发' }).click();
    await review.getByText('待批准的补发').waitFor({ state: 'detached' });

    await page.reload();
    await page.getByRole('button', { name: '取新链接' }).click();
    const fresh = await page.locator('.notice p.code').innerText();
    await openLink(fetch, lost);
    await page.getByRole('button', { name: '启用新链接' }).click();
    await page.getByText('请先保存或打印，再勾选此项').waitFor();
    await page.getByLabel('我已经保存或打印了新链接').check();
    await page.getByRole('button', { name: '启用新链接' }).click();
    await page.getByText('已补发').waitFor();
    await expect.poll(() => page.locator('.notice p.code').count()).toBe(0);
    expect((await openLink(fetch, fresh)).surveys).toHaveLength(2);
    await expect(openLink(fetch, lost)).rejects.toThrow('link_unknown');
  });
});
