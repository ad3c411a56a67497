import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { expectRefusal } from '../support/refusal.ts';
import { now, openScene, type Scene } from '../support/scene.ts';

interface List {
  total: number;
  rows: { id: string; state: string; cycle: { label: string }; surveys: number; opensAt: number }[];
}

let scene: Scene;
let hr: StaffClient;
const list = (asked = '') => hr.get<List>(`/hr/windows${asked}`);

/** Seconds from now of opening, close and the end of grace; the stored state; what is shown. */
const times = [
  ['draft', 100, 200, 'draft'],
  ['draft', -200, -100, 'draft'],
  ['submitted', -200, -100, 'submitted'],
  ['approved', 100, 200, 'approved'],
  ['issued', 100, 200, 'issued'],
  ['issued', -100, 200, 'open'],
  ['issued', -200, -10, 'grace'],
  ['issued', -9000, -8000, 'closed'],
  ['open', -100, 200, 'open'],
  ['open', -200, -10, 'grace'],
  ['open', -9000, -8000, 'closed'],
  ['grace', -9000, -8000, 'closed'],
  ['closed', -9000, -8000, 'closed'],
  ['void', -200, 200, 'void'],
] as const;

// One company for all: nothing below changes it.
beforeAll(async () => {
  scene = await openScene();
  ({ hr } = scene.company);
  const at = await now();
  const insertSql = `INSERT INTO windows (id, cycle_id, state, revision, opens_at, planned_close_at,
      closes_at, latest_close_at, grace_minutes, threshold, prepared_by, void_reason, manifest,
      manifest_hash)
    SELECT printf('%021d', ?1), cycle_id, ?2, 1, ?3, ?4, ?4, ?4, 60, 5, prepared_by,
      iif(?2 = 'void', '试用', NULL), '{}', randomblob(32)
    FROM windows LIMIT 1`;
  await env.DB.batch(
    times.map(([state, opens, closes], index) =>
      env.DB.prepare(insertSql).bind(index, state, at + opens, at + closes),
    ),
  );
});

describe('the list of windows', () => {
  it('comes in pages, the newest opening first', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list(`?size=7&page=${page}`)));
    expect(pages.map(({ total }) => total)).toEqual([15, 15, 15]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([7, 7, 1]);
    const opens = pages.flatMap(({ rows }) => rows.map(({ opensAt }) => opensAt));
    expect(opens).toEqual(opens.toSorted((a, b) => b - a));
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(15);
  });

  it('says of each window the state that its own page says, and how many surveys it keeps', async () => {
    const { rows } = await list();
    const shown = new Map(rows.map((row) => [row.id, row]));
    expect(times.map((_, index) => shown.get(String(index).padStart(21, '0'))?.state)).toEqual(
      times.map(([, , , state]) => state),
    );
    for (const { id, state } of rows) {
      expect((await hr.get<{ state: string }>(`/hr/windows/${id}`)).state).toBe(state);
    }
    expect(shown.get(scene.window)).toMatchObject({ state: 'open', surveys: 2 });
  });

  it('is narrowed to the state that it shows', async () => {
    const count = async (state: string) => {
      const { total, rows } = await list(`?state=${state}`);
      expect(rows.every((row) => row.state === state)).toBe(true);
      return total;
    };
    expect(await Promise.all(['draft', 'open', 'grace', 'closed', 'ready'].map(count))).toEqual([
      2, 3, 2, 4, 0,
    ]);
  });

  it('is looked through by cycle, and sorted by what it shows', async () => {
    expect((await list('?search=2026-10')).total).toBe(15);
    expect((await list('?search=2026-11')).total).toBe(0);
    const [first] = (await list('?sort=opensAt&direction=asc&size=1')).rows;
    expect(first?.state).toBe('closed');
    await expectRefusal(() => list('?state=gone'), 400, 'query_invalid');
    await expectRefusal(() => list('?sort=state'), 400, 'query_invalid');
  });
});
