import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Origin of the rater's page, without trailing slash: its own host, or this one. */
export function raterOriginOf(c: Context<AppEnv>): string {
  return c.get('config').raterOrigin ?? new URL(c.req.url).origin;
}
