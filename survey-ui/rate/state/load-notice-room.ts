import { loadOnce } from './load-once.ts';

/** Loads the long part of the notice. */
export const noticeRoom = loadOnce(async () => import('../notice-room.ts'));
