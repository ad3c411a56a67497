import { loadOnce } from './load-once.ts';

/** Loads the cryptographic part. */
export const sealingRoom = loadOnce(async () => import('../sealing-room.ts'));
