import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { localFolder } from '../setup/paths.ts';
import { seedDemo, type RunningProduct } from './seed.ts';

/** Entrances to the demo company, for the list that `npm start` ends with. */
const linksSchema = v.array(v.object({ label: v.string(), path: v.string() }));

/** Seeds the demo company on the first start and keeps its entrances for later ones. */
export async function demoLinks(
  product: RunningProduct,
): Promise<v.InferOutput<typeof linksSchema>> {
  const file = path.join(localFolder, 'demo.json');
  if (existsSync(file)) return v.parse(linksSchema, JSON.parse(readFileSync(file, 'utf8')));
  const links = await seedDemo(product);
  mkdirSync(localFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(links));
  return links;
}
