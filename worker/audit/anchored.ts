import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { anchorHeads } from './anchor.ts';

/**
 * Middleware: what a request may have written to the log is anchored before its answer leaves.
 * The action itself stands by then; an anchor that could not be written follows with the
 * clock's next run.
 */
export function anchored(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return;
    // A refusal writes nothing but, now and then, the note of itself.
    if (c.res.status >= 400 && c.get('refusalNoted') !== true) return;
    await anchorHeads(c.env.DB, c.env.KEYS).catch(() => undefined);
  };
}
