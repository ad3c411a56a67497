import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../worker/app.ts';
import type { Fetch } from '../../scripts/client/transport.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { watchedDatabase } from '../worker/support/watched-database.ts';
import { askAll, managerRoutes } from './requests.ts';

let scene: Scene;
let tables: string[];

beforeAll(async () => {
  scene = await openScene({ linksEach: 3 });
  const nine = Array.from({ length: 9 }, (_, rater) =>
    plain(Array<number>(9).fill(5 + (rater % 5))),
  );
  await castAll(scene, nine);
  const survey = await surveyIdOf(scene);
  await passClose(scene);
  await tallyBy(scene, survey);
  await releaseBy(scene, survey);
  tables = Object.keys(await dumpDatabase());
});

/** The only tables of which a manager's routes may know anything. */
const allowed = new Set([
  'audit_log',
  'audit_words',
  'company',
  'cycle_departments',
  // By names that stand in the other tables: whoever may not read those finds nothing here.
  'cycle_words',
  'cycles',
  'departments',
  'expectation',
  'form_versions',
  'frozen_totals',
  'measures',
  'objections',
  'people',
  'published_results',
  // Whether a cycle may still hold words.
  'purges',
  'role_grants',
  'scoring_policies',
  'sessions',
  'sheets',
  'substitutes',
  'total_contents',
  'total_corrections',
  'total_signatures',
]);

/** Tables that a request's statements name, by route. */
async function tablesByRoute(): Promise<Map<string, Set<string>>> {
  const touched = new Map<string, Set<string>>();
  const app = createApp();
  for (const route of managerRoutes()) {
    if (!route.path.startsWith('/api/manager/')) continue;
    const named = new Set<string>();
    const watched = watchedDatabase(env.DB, (statements, run) => {
      for (const word of statements.join(' ').match(/[a-z_]+/g) ?? []) {
        if (tables.includes(word)) named.add(word);
      }
      return run();
    });
    const fetch: Fetch = async (url, init) =>
      app.fetch(new Request(url, init), { ...env, DB: watched }, createExecutionContext());
    await askAll([route], scene, scene.manager, fetch);
    touched.set(`${route.method} ${route.path}`, named);
  }
  return touched;
}

describe('the statements that a manager’s routes send to the database', () => {
  it('64: name no answer, ballot, link, receipt or tally, on any route there is', async () => {
    const touched = await tablesByRoute();
    expect(touched.size).toBeGreaterThan(6);
    for (const [route, named] of touched) {
      const strange = [...named].filter((table) => !allowed.has(table));
      expect([route, strange]).toEqual([route, []]);
    }
    // The recorder sees what there is to see.
    expect(touched.get('POST /api/manager/results')).toContain('published_results');
  });
});
