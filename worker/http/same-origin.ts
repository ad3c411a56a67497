import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

/**
 * Middleware for routes that a session cookie opens: whatever may change something
 * comes from our own pages. A missing or null Origin is refused too, and so is
 * anything that a browser marks as sent from another site.
 */
export function sameOrigin(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      if (c.req.header('origin') !== new URL(c.req.url).origin) throw new Problem('origin_refused');
    }
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw new Problem('origin_refused');
    }
    await next();
  };
}
