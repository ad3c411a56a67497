import { fileURLToPath } from 'node:url';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { createTestHarness } from 'wrangler';
import { testSecrets } from './test-secrets.ts';

/** The bindings a test may look into behind the product's back. */
interface ProductEnv {
  DB: D1Database;
  KEYS: R2Bucket;
}

interface Product {
  /** Origin of the running product, on localhost so that secure-context features work. */
  url: string;
  /** The live D1 and R2 of this product. */
  env: ProductEnv;
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
 */
export async function startProduct(vars: Record<string, string> = {}): Promise<Product> {
  // Without this the local runtime records every request, which the product promises never to do.
  process.env['X_LOCAL_OBSERVABILITY'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  process.env['WRANGLER_LOG'] = 'warn';
  // The local runtime would ask the network where this machine is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  const harness = createTestHarness({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    workers: [{ configPath: './wrangler.toml', vars, secrets: { ...testSecrets } }],
  });
  try {
    const { url } = await harness.listen();
    const worker = harness.getWorker<ProductEnv>();
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
