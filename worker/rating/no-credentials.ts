import type { MiddlewareHandler } from 'hono';
import { Problem } from '../http/problem.ts';

/**
 * Middleware: a request that says who sends it is refused, so that no session can ever
 * stand in the same request as a link or a ballot.
 */
export function noCredentials(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.raw.headers.has('cookie') || c.req.raw.headers.has('authorization')) {
      throw new Problem('credentials_not_allowed');
    }
    await next();
  };
}
