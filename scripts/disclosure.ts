import path from 'node:path';
import { root } from './setup/paths.ts';
import { run } from './setup/run.ts';

// The attackers are tests, and nothing that ships depends on tests: they run by themselves.
const attackers = path.join(root, 'test/disclosure/run.ts');
process.exitCode = await run(process.execPath, [attackers]);
