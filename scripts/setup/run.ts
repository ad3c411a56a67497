import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.ts';

/** No message home, no check for updates, and no record of requests by the local runtime. */
export const quietEnvironment = {
  // The runtime would ask Cloudflare where this machine is.
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  WRANGLER_LOG: 'warn',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  DO_NOT_TRACK: '1',
  NO_UPDATE_NOTIFIER: '1',
};

/** A tool's own entry file, for tools whose command would only start another process. */
export const wranglerEntry = path.join(root, 'node_modules/wrangler/wrangler-dist/cli.js');

/**
 * Runs a command in the repository's folder without input and passes its output on.
 * Resolves to its exit code; a signal that ended it counts as 1.
 */
export function run(
  command: string,
  args: readonly string[],
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', output, 'inherit'],
      env: { ...process.env, ...quietEnvironment },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
