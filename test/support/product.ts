import {
  startTemporaryProduct,
  type TemporaryProduct,
} from '../../scripts/setup/temporary-product.ts';
import { testSecrets } from './test-secrets.ts';
import { restoreWhereItFits, saveWorld, type World } from './world.ts';

/** What was made of empty storage, with the storage as it was then. */
interface Scene {
  made: unknown;
  world: World;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** A product that goes from test file to test file. */
interface Shared {
  product: TemporaryProduct;
  /** Storage as the migrations leave it. */
  empty: World;
  scenes: Map<string, Scene>;
}

/** Milliseconds after which a scene is built anew: much in it happened "just now". */
const freshFor = 120_000;

/** Products of this process that nobody uses at the moment. */
const idle: Shared[] = [];

/**
 * The whole product for a test, on a free port, with empty storage of its own. Files of a process
 * have the same one, one after the other: emptying it takes a tenth of a start, and its Worker is
 * warm. The caller closes it. Needs the pages to be built (`dist/survey-ui`).
 *
 * @param vars values that replace the `[vars]` of wrangler.toml, for example `RATER_ORIGIN`; a
 *   product with such is nobody else's
 */
export async function startProduct(vars?: Record<string, string>): Promise<TemporaryProduct> {
  if (vars !== undefined) return startTemporaryProduct(testSecrets, vars);
  return lend(await emptyOne());
}

/**
 * As above, with what `build` makes of the empty product through its own routes. Whoever asks for
 * it by the same name within two minutes gets the very rows and objects of it back.
 *
 * @param name says everything on which `build` depends; what it makes is not to be changed
 */
export async function startScene<Made>(
  name: string,
  build: (product: TemporaryProduct) => Promise<Made>,
): Promise<{ product: TemporaryProduct; made: Made }> {
  const here = idle.at(-1);
  const scene = here?.scenes.get(name);
  if (here !== undefined && scene !== undefined && Date.now() < scene.madeAt + freshFor) {
    idle.pop();
    if (await isPutBack(here, scene.world)) {
      return { product: lend(here), made: scene.made as Made };
    }
  }
  const shared = await emptyOne();
  const product = lend(shared);
  const madeAt = Date.now();
  const made = await build(product);
  shared.scenes.set(name, { made, world: await saveWorld(product.env), madeAt });
  return { product, made };
}

async function emptyOne(): Promise<Shared> {
  const shared = idle.pop();
  if (shared !== undefined && (await isPutBack(shared, shared.empty))) return shared;
  const product = await startTemporaryProduct(testSecrets);
  return { product, empty: await saveWorld(product.env), scenes: new Map() };
}

/** Whether storage is again as it was. If a test changed its tables it is not, and the product ends. */
async function isPutBack({ product }: Shared, world: World): Promise<boolean> {
  if (await restoreWhereItFits(product.env, world)) return true;
  await product.close();
  return false;
}

/** The product for one test file, with a log of its own; closing it gives it back. */
function lend(shared: Shared): TemporaryProduct {
  const { product } = shared;
  const before = product.logs().length;
  return {
    ...product,
    logs: () => product.logs().slice(before),
    close: async () => {
      idle.push(shared);
    },
  };
}
