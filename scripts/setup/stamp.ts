import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

/** SHA-256 over names and contents of the files and folders given, relative to the repository. */
export function contentHash(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places.flatMap(filesUnder)) {
    hash.update(`${place}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, place)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/** Files at and under a place, in an order that does not depend on the file system. */
export function filesUnder(place: string): string[] {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesUnder(`${place}/${name}`));
}

/** Does `work` unless it was done for the same content before; `stamp` remembers. */
export async function onceFor(
  stamp: string,
  content: string,
  work: () => Promise<void>,
): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === content) return;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, content);
}
