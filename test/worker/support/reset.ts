import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

/** Empties D1 and R2 and applies the migrations anew. */
export async function resetStorage(): Promise<void> {
  await reset();
  // On a busy machine the reset now and then leaves an object of R2 behind.
  const { objects } = await env.KEYS.list();
  await env.KEYS.delete(objects.map((object) => object.key));
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
}
