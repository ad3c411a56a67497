import path from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { ownRuntimes } from '../setup/own-runtimes.ts';
import { quietEnvironment } from '../setup/run.ts';
import type { ProductSecrets } from '../setup/temporary-product.ts';

/** The Worker on the real runtime, which can be killed like a machine that loses its power. */
export interface Killable {
  url: string;
  env: { DB: D1Database; KEYS: R2Bucket };
  /** Runs what the clock starts every minute, and waits until it has ended. */
  scheduled(): Promise<void>;
  /** Ends the runtime at once, by SIGKILL. */
  kill(): Promise<void>;
  /** Stops it in good order. */
  stop(): Promise<void>;
}

/** Starts the Worker on what `state` holds of D1 and R2, an empty folder at first. */
export async function startKillable(
  script: string,
  state: string,
  secrets: ProductSecrets,
): Promise<Killable> {
  Object.assign(process.env, quietEnvironment);
  const before = new Set(ownRuntimes());
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      rootPath: path.dirname(script),
      scriptPath: path.basename(script),
      compatibilityDate: '2026-11-01',
      d1Databases: { DB: 'niping' },
      r2Buckets: { KEYS: 'niping-keys' },
      unsafeTriggerHandlers: true,
      resourcePersistencePath: state,
      bindings: { ...secrets, RATER_ORIGIN: '', MAIL_FROM: '', MAIL_API_URL: '' },
      telemetry: { enabled: false },
    }),
  );
  const url = await miniflare.ready;
  const own = ownRuntimes().filter((id) => !before.has(id));
  return {
    url: url.origin,
    env: await miniflare.getBindings<Killable['env']>(),
    // Not by Miniflare's own means: they start a killed runtime anew and ask it once more.
    scheduled: async () => {
      const reply = await fetch(new URL('/cdn-cgi/local/scheduled', url));
      if (!reply.ok) throw new Error(`the clock's run failed: ${await reply.text()}`);
    },
    kill: async () => {
      for (const id of own) process.kill(Number(id), 'SIGKILL');
      await miniflare.dispose();
    },
    stop: () => miniflare.dispose(),
  };
}
