import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CompanySize } from '../bench/console.ts';
import { textTable } from '../bench/text-table.ts';
import { measureWindow } from '../bench/window.ts';
import { buildPages } from './setup/build.ts';
import { startKillable } from './soak/killable.ts';
import { migrate } from './setup/migrate.ts';
import { bundleWorker } from './setup/worker-bundle.ts';

const size: CompanySize = { departments: 500, people: 5000, serviceMap: 8000 };

/** Leads one window over 500 departments from its draft to its last tally, and says what took how long. */
export async function benchWindow(): Promise<void> {
  await buildPages();
  const folder = mkdtempSync(path.join(tmpdir(), 'niping-bench-'));
  const secrets = {
    KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
    SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
    SETUP_CODE: randomBytes(30).toString('base64url'),
  };
  try {
    const script = await bundleWorker();
    const state = path.join(folder, 'state');
    let isNew = true;
    const start = async () => {
      const product = await startKillable(script, state, secrets);
      if (isNew) await migrate(product.env.DB);
      isNew = false;
      return product;
    };
    console.log(`A window over ${size.departments} departments …`);
    const figures = await measureWindow(start, secrets.SETUP_CODE, size, (line) =>
      console.log(line),
    );
    console.log(
      `\n${size.departments} surveys, ${figures.links} links, ${figures.ballots} ballots; ` +
        `${os.availableParallelism()} cores. Killed with the keys of ${figures.keysWhenKilled} ` +
        `surveys made, and with ${figures.talliedWhenKilled} tallied; nothing missing, nothing twice.\n`,
    );
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
    console.log(
      textTable([
        ['', 'time', 'calls', 'slowest call'],
        ...figures.steps.map(({ what, elapsed, calls, slowest }) => [
          what,
          seconds(elapsed),
          String(calls),
          `${slowest.toFixed(0)} ms`,
        ]),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
