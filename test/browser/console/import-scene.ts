import type { Browser, Page } from 'playwright-core';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { startBrowser } from '../../support/browser.ts';
import { startProduct } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';
import { setUpCompany, signIn, type StaffClient } from '../../../scripts/client/staff-client.ts';

/** A running product whose company has nothing but its first HR account, and its page. */
export interface ImportStage {
  product: TemporaryProduct;
  browser: Browser;
  hr: StaffClient;
  page: Page;
  /** Opens the import page of a kind. */
  open: (kind: string) => Promise<void>;
  /** What went wrong on the page: errors, and what its policy refused. */
  faults: string[];
  close: () => Promise<void>;
}

/** Starts the product and signs its first HR account in. */
export async function startImportStage(): Promise<ImportStage> {
  const [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const token = await setUpCompany(fetch, product.url, {
    code: testSecrets.SETUP_CODE,
    company: '云岭精密制造有限公司',
    timeZone: 'Asia/Shanghai',
    number: '108',
    name: '冯雅琴',
  });
  const hr = await signIn(fetch, product.url, token);
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  context.setDefaultTimeout(20_000);
  const [name = '', value = ''] = hr.cookie.split('=');
  // The name's prefix asks for https; browsers send such a cookie to localhost all the same.
  const url = product.url.replace('http:', 'https:');
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|TrustedHTML|TrustedScript/i.test(message.text())) {
      faults.push(message.text());
    }
  });
  return {
    product,
    browser,
    hr,
    page,
    faults,
    open: async (kind) => {
      await page.goto(`${product.url}/hr/import/${kind}`);
      await page.getByRole('button', { name: '选择文件' }).waitFor();
    },
    close: async () => {
      await browser.close();
      await product.close();
    },
  };
}

/** Chooses a file of these bytes, as if it had been picked from a folder. */
export async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^选择(?:改好的)?文件$|^换一个文件$/ }).click();
  const buffer = Buffer.from(bytes);
  await (await chosen).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** Presses the button that imports and waits for what it came to. */
export async function run(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^导入：/ }).click();
  await page.getByText('导入完成').waitFor();
  return (await page.locator('.notice-done .notice-text').textContent()) ?? '';
}

/** Presses a button that saves a file. @returns its name and bytes */
export async function save(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Drops a file of this text onto the page. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], fileName));
      return carried;
    },
    [name, text] as const,
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
}
