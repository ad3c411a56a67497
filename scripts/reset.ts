import { rm } from 'node:fs/promises';
import { localFolder } from './setup/paths.ts';

await rm(localFolder, { recursive: true, force: true });
console.log('Local data deleted; the next `npm start` begins anew.');
