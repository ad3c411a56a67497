import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { restoreWhereItFits, saveWorld, type World } from './world.ts';

/** D1 as the migrations leave it, and nothing in R2. */
let empty: World | undefined;

/**
 * Empties D1 and R2. The first time the migrations are applied to a new database; from then on
 * everything is put back to how they left it, which takes a tenth of the time.
 */
export async function resetStorage(): Promise<void> {
  if (empty !== undefined && (await restoreWhereItFits(empty))) return;
  await reset();
  // On a busy machine the reset now and then leaves an object of R2 behind.
  const { objects } = await env.KEYS.list();
  await env.KEYS.delete(objects.map((object) => object.key));
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  empty = await saveWorld();
}
