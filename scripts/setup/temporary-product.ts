import { rmSync } from 'node:fs';
import path from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import {
  unstable_getMiniflareWorkerOptions as workerOptions,
  unstable_readConfig as readConfig,
} from 'wrangler';
import * as v from 'valibot';
import { emptyStorage } from './empty-storage.ts';
import { root } from './paths.ts';
import { quietEnvironment } from './run.ts';
import { bundleWorker } from './worker-bundle.ts';

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

const configSchema = v.object({ vars: v.record(v.string(), v.string()) });

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
  configPath = 'wrangler.toml',
): Promise<TemporaryProduct> {
  // Without this the local runtime records every request, which the product promises never to do.
  Object.assign(process.env, quietEnvironment);
  const script = await bundleWorker(configPath);
  const config = path.join(root, configPath);
  const { vars: configured } = v.parse(configSchema, readConfig({ config }));
  const { modulesRules: _, ...options } = workerOptions(config).workerOptions;
  const messages: string[] = [];
  const start = (storage: string) =>
    new Miniflare(
      convertV4MiniflareOptions({
        ...options,
        modules: true,
        rootPath: path.dirname(script),
        scriptPath: path.basename(script),
        // What a developer keeps in .dev.vars is not among them.
        bindings: { ...configured, ...vars, ...secrets },
        host: '127.0.0.1',
        port: 0,
        resourcePersistencePath: storage,
        unsafeTriggerHandlers: true,
        handleStructuredLogs: ({ message }) => messages.push(message),
        telemetry: { enabled: false },
      }),
    );
  const storage = await emptyStorage(path.basename(script, '.js'), start);
  const runtime = start(storage);
  const remove = () => rmSync(storage, { recursive: true, force: true });
  // A process that ends with a product in it takes the storage along.
  process.once('exit', remove);
  const close = async (): Promise<void> => {
    await runtime.dispose();
    process.off('exit', remove);
    remove();
  };
  try {
    const url = await runtime.ready;
    url.hostname = 'localhost';
    return {
      url: url.origin,
      env: await runtime.getBindings<ProductStorage>(),
      scheduled: async (at) => {
        const clock = new URL('/cdn-cgi/local/scheduled?cron=*+*+*+*+*', url);
        if (at !== undefined) clock.searchParams.set('time', String(at * 1000));
        const reply = await runtime.dispatchFetch(clock);
        if (!reply.ok) throw new Error(`the clock's run failed: ${await reply.text()}`);
      },
      logs: () => [...messages],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
