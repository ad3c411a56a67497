import path from 'node:path';
import { localFolder, stateFolder } from './paths.ts';
import { run, wranglerEntry } from './run.ts';
import { contentHash, onceFor } from './stamp.ts';
import { SetupProblem } from './problem.ts';

/** Brings the local database to the newest schema; nothing to do when no migration is new. */
export async function migrateLocalDatabase(): Promise<void> {
  await onceFor(
    path.join(localFolder, 'migrations.stamp'),
    contentHash(['migrations']),
    async () => {
      console.log('Preparing the local database …');
      // Without a terminal as input it asks nothing.
      const code = await run(
        process.execPath,
        [
          '--no-warnings',
          wranglerEntry,
          'd1',
          'migrations',
          'apply',
          'DB',
          '--local',
          `--persist-to=${stateFolder}`,
        ],
        'ignore',
      );
      if (code !== 0) throw new SetupProblem('The local database could not be prepared.');
    },
  );
}
