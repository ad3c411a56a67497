import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createApp } from '../../../worker/app.ts';
import { watchedDatabase } from './watched-database.ts';
import { origin } from './worker-fetch.ts';

/**
 * How a call of the database goes wrong: nothing is done; it is done and the answer is lost; the
 * answer is an error and it is done only then; nothing is done from that call on.
 */
export type Fault = 'before' | 'after' | 'late' | 'for good';

/** Every way in which a call can fail. */
export const allFaults: readonly Fault[] = ['before', 'after', 'late', 'for good'];

/** A database that fails once, or from then on. */
export interface FaultyDatabase {
  db: D1Database;
  /** Calls so far. */
  calls: () => number;
  /** Waits for what was done after its error. */
  settled: () => Promise<unknown>;
}

/** D1 whose call number `at`, counted from 1, fails as asked; 0 is a database without fault. */
export function faultyDatabase(at: number, fault: Fault): FaultyDatabase {
  let calls = 0;
  const late: Promise<unknown>[] = [];
  const lost = () => new Error('D1_ERROR: Network connection lost.');
  const db = watchedDatabase(env.DB, async (_, run) => {
    calls += 1;
    const isHit = at > 0 && (fault === 'for good' ? calls >= at : calls === at);
    if (!isHit) return run();
    if (fault === 'after') await run();
    if (fault === 'late')
      late.push(
        Promise.resolve()
          .then(run)
          .catch(() => undefined),
      );
    throw lost();
  });
  return { db, calls: () => calls, settled: () => Promise.all(late) };
}

/** What somebody sends. */
export interface Step {
  path: string;
  cookie?: string | undefined;
  body: object;
}

const app = createApp();

/** The answer of an application with this database. */
export async function sendTo(db: D1Database, { path, cookie, body }: Step): Promise<Response> {
  const request = new Request(`${origin}/api${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie === undefined ? {} : { cookie, origin }),
    },
    body: JSON.stringify(body),
  });
  return app.fetch(request, { ...env, DB: db }, createExecutionContext());
}
