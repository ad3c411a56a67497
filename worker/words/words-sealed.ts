import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { vaultOf } from '../windows/vault-of.ts';
import { sealingDatabase } from './sealing-database.ts';

/** Middleware: the routes behind it reach the database only with the words of cycles sealed. */
export function wordsSealed(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.env = { ...c.env, DB: sealingDatabase(c.env.DB, vaultOf(c)) };
    await next();
  };
}
