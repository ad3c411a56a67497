import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { migrate } from './migrate.ts';
import { root } from './paths.ts';
import { contentHash } from './stamp.ts';

/** A local runtime on a folder, as far as its database is concerned. */
export interface StorageRuntime {
  ready: Promise<unknown>;
  getBindings<Env>(): Promise<Env>;
  dispose(): Promise<void>;
}

/**
 * A new folder in the temporary one, with the database of a runtime that has its tables and
 * nothing else; whoever asked removes it. The tables are made once and copied from then on, since
 * making them takes longer than starting a runtime. Two may want it at once: the copy to take from
 * appears whole or not at all.
 *
 * @param start starts the runtime on a folder
 * @param name of the runtime's configuration: databases lie in files that are named for it
 */
export async function emptyStorage(
  name: string,
  start: (folder: string) => StorageRuntime,
): Promise<string> {
  const base = path.join(root, 'dist/storage');
  const hash = contentHash(['migrations', 'package-lock.json']).slice(0, 16);
  const prepared = path.join(base, `${name}-${hash}`);
  if (!existsSync(prepared)) {
    mkdirSync(base, { recursive: true });
    const fresh = mkdtempSync(path.join(base, 'new-'));
    try {
      await makeTables(start(fresh));
      renameSync(fresh, prepared);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Somebody else was faster.
      if (!existsSync(prepared)) throw error;
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'niping-storage-'));
  cpSync(prepared, folder, { recursive: true });
  return folder;
}

async function makeTables(runtime: StorageRuntime): Promise<void> {
  try {
    await runtime.ready;
    const { DB } = await runtime.getBindings<{ DB: D1Database }>();
    await migrate(DB);
  } finally {
    await runtime.dispose();
  }
}
