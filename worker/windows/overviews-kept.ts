import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { refreshOverviews } from './overviews.ts';

/** Roles whose requests change nothing of a window, and must not read anything of one. */
const besideWindows = /^\/api\/(?:manager|leadership)\//;

/**
 * Middleware: what a request has changed is worked out anew for the pages of windows before its
 * answer leaves. The action itself stands by then; what fails here follows with the clock's next run.
 */
export function overviewsKept(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.res.status >= 400) return;
    if (besideWindows.test(c.req.path)) return;
    await refreshOverviews(c.env.DB).catch(() => undefined);
  };
}
