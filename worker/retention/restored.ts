import type { MiddlewareHandler } from 'hono';
import { anchorHeads } from '../audit/anchor.ts';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';
import type { KeyVault } from '../windows/key-vault.ts';
import { vaultOf } from '../windows/vault-of.ts';
import { listCertified } from './certificate.ts';
import { forgetWhoCameBack } from './leavers.ts';
import { purgeAgain, purgeSlice } from './purge.ts';
import { listNotPurged } from './purge-store.ts';

/** Slices that one request does before it gives up; the clock and the next request go on. */
const slicesPerRequest = 4;
/** Milliseconds for which one look at the certificates holds; a duration, whatever the time is. */
const lookHolds = 60_000;

/**
 * Compares the certificates in R2 with the database and purges again what came back with an older
 * one; true when nothing is left of it. Costs two lists of R2 while nothing was ever purged.
 */
export async function purgeWhatCameBack(db: D1Database, vault: KeyVault): Promise<boolean> {
  await forgetWhoCameBack(db, vault.bucket);
  const purged = await listCertified(vault.bucket);
  if (purged.length === 0) return true;
  const back = await listNotPurged(db, purged);
  if (back.length === 0) return true;
  // First of all: what is written below must not hide that the log is an older one.
  await anchorHeads(db, vault.bucket);
  let slices = 0;
  for (const cycle of back) {
    await purgeAgain(db, vault, cycle);
    for (let done = false; !done; slices += 1) {
      if (slices === slicesPerRequest) return false;
      done = await purgeSlice(db, vault, cycle);
    }
  }
  return true;
}

/**
 * Middleware in front of everything that reads data: after a start, and once a minute from then
 * on, nothing is served before what is certified as purged is gone. Refuses with purge_pending.
 */
export function nothingPurgedComesBack(): MiddlewareHandler<AppEnv> {
  let holdsUntil = -1;
  return async (c, next) => {
    const now = performance.now();
    if (now >= holdsUntil) {
      const isClean = await purgeWhatCameBack(c.env.DB, vaultOf(c)).catch(() => false);
      if (!isClean) throw new Problem('purge_pending');
      holdsUntil = now + lookHolds;
    }
    await next();
  };
}
