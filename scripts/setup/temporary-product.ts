import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { createTestHarness } from 'wrangler';
import { root } from './paths.ts';
import { quietEnvironment } from './run.ts';

/** The bindings that may be looked into behind the product's back. */
export interface ProductStorage {
  DB: D1Database;
  KEYS: R2Bucket;
}

/** The Worker's secrets, as `worker/env.ts` reads them. */
export interface ProductSecrets {
  KEY_ENCRYPTION_SECRETS: string;
  SESSION_PEPPER: string;
  SETUP_CODE: string;
  OUTBOX_KEY?: string;
}

/** A running product with storage of its own. */
export interface TemporaryProduct {
  /** Origin of the running product, on localhost so that secure-context features work. */
  url: string;
  /** The live D1 and R2 of this product. */
  env: ProductStorage;
  /** Runs the cron handler as if it fired at `at` (unix seconds; default now). */
  scheduled(at?: number): Promise<void>;
  /** Everything the Worker wrote to its console so far, one string a message. */
  logs(): string[];
  /** Stops the runtime; its storage is gone afterwards. */
  close(): Promise<void>;
}

/**
 * Starts the whole product (Worker, built pages, migrated empty D1, empty R2) on the local
 * runtime, on a free port. Needs the pages to be built (`dist/survey-ui`).
 *
 * @param vars values that replace the `[vars]` of wrangler.toml, for example `RATER_ORIGIN`
 * @param configPath another configuration, from the repository's folder
 */
export async function startTemporaryProduct(
  secrets: ProductSecrets,
  vars: Record<string, string> = {},
  configPath = './wrangler.toml',
): Promise<TemporaryProduct> {
  // Without this the local runtime records every request, which the product promises never to do.
  Object.assign(process.env, quietEnvironment);
  const harness = createTestHarness({
    root,
    workers: [{ configPath, vars, secrets: { ...secrets } }],
  });
  try {
    const { url } = await harness.listen();
    const worker = harness.getWorker<ProductStorage>();
    await worker.applyD1Migrations('DB');
    url.hostname = 'localhost';
    return {
      url: url.origin,
      env: await worker.getEnv(),
      scheduled: async (at) => {
        const time = at === undefined ? {} : { scheduledTime: new Date(at * 1000) };
        await worker.scheduled({ cron: '* * * * *', ...time });
      },
      logs: () => harness.getLogs().map((log) => log.message),
      close: () => harness.close(),
    };
  } catch (error) {
    await harness.close();
    throw error;
  }
}
