import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_splitSqlQuery as splitStatements } from 'wrangler';
import { ownRuntimes } from '../setup/own-runtimes.ts';
import { root } from '../setup/paths.ts';
import { quietEnvironment, run, wranglerEntry } from '../setup/run.ts';
import { SetupProblem } from '../setup/problem.ts';
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

/** Bundles the Worker into `folder`; the file that the runtime runs. */
export async function bundleWorker(folder: string): Promise<string> {
  const command = ['--no-warnings', wranglerEntry, 'deploy', '--dry-run', `--outdir=${folder}`];
  const code = await run(process.execPath, command, 'ignore');
  if (code !== 0) throw new SetupProblem('The Worker could not be bundled.');
  return path.join(folder, 'index.js');
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

/** Statements of the migrations, in their order. */
function migrations(): string[] {
  const folder = path.join(root, 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Makes the tables of an empty database. */
export async function migrate(db: D1Database): Promise<void> {
  for (const file of migrations()) {
    await db.batch(splitStatements(file).map((statement) => db.prepare(statement)));
  }
}
