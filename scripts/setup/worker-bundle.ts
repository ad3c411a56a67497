import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';
import { SetupProblem } from './problem.ts';
import { run, wranglerEntry } from './run.ts';
import { contentHash, onceFor } from './stamp.ts';

const sources = ['worker', 'shared', 'bench/worker', 'wrangler.toml', 'package-lock.json'];

/**
 * The Worker as one file in `dist/worker`, bundled as for deployment, unless nothing that it is
 * made of has changed. Two may want it at once: it appears whole or not at all.
 * Needs the pages to be built (`dist/survey-ui`).
 *
 * @param configPath another configuration, from the repository's folder
 * @return the file's path
 */
export async function bundleWorker(configPath = 'wrangler.toml'): Promise<string> {
  const folder = path.join(root, 'dist/worker');
  const name = path.join('product', path.dirname(configPath)).replaceAll(path.sep, '-');
  const file = path.join(folder, `${name}.js`);
  const stamp = `${file}.stamp`;
  if (!existsSync(file)) rmSync(stamp, { force: true });
  await onceFor(stamp, contentHash(sources), async () => {
    mkdirSync(folder, { recursive: true });
    const fresh = mkdtempSync(path.join(folder, 'new-'));
    try {
      renameSync(await bundle(configPath, fresh), file);
    } finally {
      rmSync(fresh, { recursive: true });
    }
  });
  return file;
}

/** Bundles the Worker of a configuration into an empty folder; the bundle's path. */
async function bundle(configPath: string, folder: string): Promise<string> {
  const command = ['deploy', '--dry-run', `--config=${configPath}`, `--outdir=${folder}`];
  const code = await run(process.execPath, ['--no-warnings', wranglerEntry, ...command], 'ignore');
  const script = code === 0 && readdirSync(folder).find((name) => name.endsWith('.js'));
  if (typeof script !== 'string') throw new SetupProblem('The Worker could not be bundled.');
  return path.join(folder, script);
}
