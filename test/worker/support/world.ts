import { env } from 'cloudflare:workers';
import * as stored from '../../support/world.ts';

export type { World } from '../../support/world.ts';

/** Keeps everything that is stored. */
export function saveWorld(): Promise<stored.World> {
  return stored.saveWorld(env);
}

/** Puts D1 and R2 back to what they were, past every trigger. Throws when the tables are others. */
export async function restoreWorld(world: stored.World): Promise<void> {
  if (!(await restoreWhereItFits(world))) throw new Error('the database has other tables now');
}

/** As above, but does nothing and returns false when the tables are others. */
export function restoreWhereItFits(world: stored.World): Promise<boolean> {
  return stored.restoreWhereItFits(env, world);
}
