import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';
import { run } from './run.ts';
import { contentHash, onceFor } from './stamp.ts';
import { SetupProblem } from './problem.ts';

const sources = ['survey-ui', 'shared', 'scripts/vite', 'vite.config.ts', 'package-lock.json'];

/** Builds the pages into `dist/survey-ui`, unless nothing that they are made of has changed. */
export async function buildPages(): Promise<void> {
  const stamp = path.join(root, 'dist/survey-ui.stamp');
  if (!existsSync(path.join(root, 'dist/survey-ui'))) rmSync(stamp, { force: true });
  await onceFor(stamp, contentHash(sources), async () => {
    console.log('Building the pages …');
    const code = await run('vite', ['build', '--logLevel', 'warn']);
    if (code !== 0) throw new SetupProblem('The pages could not be built.');
  });
}
