import type { Page } from 'playwright-core';

/** How much of a page is drawn, in CSS pixels. */
const corner = { width: 8, height: 8 };

/**
 * Lets the browser draw only a corner of a page. Layout, input and what scripts see stay those of
 * the whole viewport; nobody looks at the picture, and drawing it takes a tenth of a test's time.
 */
export async function leaveUndrawn(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const shrink = () => tools.send('Emulation.setVisibleSize', corner);
  const setViewportSize = page.setViewportSize.bind(page);
  page.setViewportSize = async (size) => {
    await setViewportSize(size);
    await shrink();
  };
  await shrink();
}
