import type { Page } from 'playwright-core';

/** Calls to the Worker's routes from now on, as `METHOD /api/path`, in order. */
export function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(`${request.method()} ${pathname}`);
  });
  return calls;
}

/** The next request to `path` never reaches the Worker. */
export async function loseRequest(page: Page, path: string): Promise<void> {
  await page.route(`**${path}`, (route) => route.abort(), { times: 1 });
}

/** The next request to `path` reaches the Worker, but its reply is lost on the way. */
export async function loseReply(page: Page, path: string): Promise<void> {
  await page.route(
    `**${path}`,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}
