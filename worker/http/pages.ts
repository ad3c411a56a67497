import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** Assets carry the hash of their content in their name. */
const assetCache = 'public, max-age=31536000, immutable';

/** Where a request goes, by host and path. */
export type Destination = 'rater_page' | 'report_page' | 'console_page' | 'asset' | 'nothing';

/**
 * Which page an address shows. With a rater's host configured, that host knows the
 * rater's page and nothing else, and the console's host does not know the rater's page:
 * no session can exist where a link is opened.
 */
export function destinationOf(url: URL, raterOrigin: string | undefined): Destination {
  const isRaterPath = url.pathname === '/r' || url.pathname.startsWith('/r/');
  const raterPage = url.pathname === '/r/report' ? 'report_page' : 'rater_page';
  if (url.pathname.startsWith('/assets/')) return 'asset';
  // A path with an ending asks for a file, and all of ours are below /assets/.
  if (/\.[^/]*$/.test(url.pathname)) return 'nothing';
  if (raterOrigin === undefined) return isRaterPath ? raterPage : 'console_page';
  const isRaterHost = url.origin === raterOrigin;
  if (isRaterPath) return isRaterHost ? raterPage : 'nothing';
  return isRaterHost ? 'nothing' : 'console_page';
}

/** Serves pages and their assets; anything that is not there is a problem document. */
export async function servePage(c: Context<AppEnv>): Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new Problem('method_not_allowed');
  const url = new URL(c.req.url);
  switch (destinationOf(url, c.get('config').raterOrigin)) {
    case 'rater_page':
      return fetchAsset(c, '/rate.html', 'no-cache');
    case 'report_page':
      return fetchAsset(c, '/report.html', 'no-cache');
    case 'console_page':
      return fetchAsset(c, '/console.html', 'no-cache');
    case 'asset':
      return fetchAsset(c, url.pathname, assetCache);
    case 'nothing':
      throw new Problem('not_found');
  }
}

async function fetchAsset(c: Context<AppEnv>, path: string, cacheControl: string) {
  const url = new URL(path, c.req.url);
  // A fresh request: no header of the visitor, cookies among them, is passed on.
  const asset = await c.env.ASSETS.fetch(new Request(url, { method: c.req.method }));
  if (asset.status !== 200) throw new Problem('not_found');
  const headers = new Headers(asset.headers);
  headers.set('cache-control', cacheControl);
  return new Response(asset.body, { status: 200, headers });
}
