import { resetStorage } from './reset.ts';
import { restoreWhereItFits, saveWorld, type World } from './world.ts';

interface Memory {
  /** The text of what made it. */
  maker: string;
  made: unknown;
  world: World;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** Milliseconds after which a scene is built anew: much in it happened "just now". */
const freshFor = 120_000;

const memories = new Map<string, Memory>();

/**
 * What `build` makes of empty storage, with the storage as it leaves it. It is built through the
 * product's own routes once; whoever asks for it by the same name within two minutes gets the very
 * rows and objects of it back, whatever tests did in between.
 *
 * @param name says everything on which `build` depends; another `build` of the same name throws
 * @param copy makes of what was built one that a test may change; by default nothing in it changes
 */
export async function remember<T>(
  name: string,
  build: () => Promise<T>,
  copy: (made: T) => T = (made) => made,
): Promise<T> {
  const memory = memories.get(name);
  const maker = build.toString();
  if (memory !== undefined && memory.maker !== maker) {
    throw new Error(`another scene is called "${name}"`);
  }
  if (memory !== undefined && Date.now() < memory.madeAt + freshFor) {
    if (await restoreWhereItFits(memory.world)) return copy(memory.made as T);
  }
  const madeAt = Date.now();
  await resetStorage();
  const made = await build();
  memories.set(name, { maker, made: copy(made), world: await saveWorld(), madeAt });
  return made;
}
