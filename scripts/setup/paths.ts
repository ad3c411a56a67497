import path from 'node:path';

/** The repository's folder. */
export const root = path.dirname(path.dirname(import.meta.dirname));

/** Everything that a local run keeps: database, keys, logs. `npm run reset` deletes it. */
export const localFolder = path.join(root, '.local');

/** Where the local runtime keeps D1 and R2. */
export const stateFolder = path.join(localFolder, 'state');

/** Where the local product's e-mail lies until a person has taken it. */
export const outboxFolder = path.join(localFolder, 'outbox');
