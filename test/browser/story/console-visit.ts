import type { Browser, Page } from 'playwright-core';
import { addAuthenticator } from '../../support/authenticator.ts';

/** Milliseconds that a page may take for one step before a test gives up. */
export const patience = 20_000;

/** Enrols a person's first passkey by a one-time link, on a desktop, in Chinese. */
export async function signInByLink(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await addAuthenticator(page);
  await page.goto(`${url}/sign-in#${token}`);
  await page.getByRole('button', { name: '登记并登录' }).click();
  await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  return page;
}

/** A moment as a `datetime-local` field takes it, in the company's time zone. */
export function localInput(at: number): string {
  const shanghai = 8 * 60 * 60;
  return new Date((at + shanghai) * 1000).toISOString().slice(0, 16);
}

/** Types the phrase that the open dialog asks for and takes its step. */
export async function confirmWith(page: Page, phrase: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').last().fill(phrase);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'hidden' });
}
