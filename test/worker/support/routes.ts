import { createApp } from '../../../worker/app.ts';
import type { Scene } from './scene.ts';

/** An address of the API with what may be asked of it. */
export interface Route {
  method: string;
  /** With `:id` and the like where ids go. */
  path: string;
}

/** Every route below /api that the Worker has, from the application itself. */
export function apiRoutes(): Route[] {
  const routes = createApp().routes.filter(({ method }) => method !== 'ALL');
  const known = new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  return [...known.values()];
}

/** The route's address with ids that exist in the scene, where the scene has such. */
export function addressOf(path: string, scene: Scene, survey: string): string {
  const ids: [RegExp, string][] = [
    [/^\/api\/hr\/windows\//, scene.window],
    [/^\/api\/hr\/cycles\//, scene.cycle],
    [/^\/api\/hr\/departments\//, scene.service],
    [/^\/api\/hr\/people\//, scene.company.people.get('m1') ?? ''],
    [/^\/api\/hr\/service-map\//, scene.company.departments.get('C1') ?? ''],
    [/^\/api\/reviewer\/surveys\//, survey],
    [/^\/api\/rate\/receipts\//, scene.window],
  ];
  const [, id = 'x'.repeat(21)] = ids.find(([prefix]) => prefix.test(path)) ?? [];
  return path.replace(':survey', survey).replace(/:[a-zA-Z]+/g, id);
}

/**
 * A JSON value without what is random or passes with time: ids, hashes, keys, receipts and
 * times are replaced by their kind, and lists are sorted, since random ids order them.
 */
export function withoutChance(value: unknown): unknown {
  if (typeof value === 'number') return value > 1_000_000_000 ? 'time' : value;
  if (typeof value === 'string') {
    if (/^[A-Z2-7]{16}$/.test(value)) return 'receipt';
    return /^[A-Za-z0-9_-]{21}$|^[A-Za-z0-9_-]{43,}$/.test(value) ? 'random' : value;
  }
  if (Array.isArray(value)) {
    return value
      .map(withoutChance)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutChance(member)]),
  );
}
