import { expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { startProduct } from '../support/product.ts';

test('the browser treats the local address as secure, so that sealing and passkeys work', async () => {
  const product = await startProduct();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const answer = await page.goto(product.url);
    expect(answer?.status()).toBeLessThan(500);
    const facts = await page.evaluate(() => ({
      secure: isSecureContext,
      cryptography: typeof crypto.subtle.encrypt,
    }));
    expect(facts).toEqual({ secure: true, cryptography: 'function' });
  } finally {
    await browser.close();
    await product.close();
  }
});
