import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import type { OverviewRow } from '../../../worker/overview/row.ts';
import { decide } from '../appraisal/appraisal-scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';
import { buildOverviewScene, type OverviewScene, readHeading, readRows } from './overview-scene.ts';

let scene: OverviewScene;
let rows: OverviewRow[];

// What follows only reads, but for cycles of its own.
beforeAll(async () => {
  await resetStorage();
  scene = await buildOverviewScene();
  rows = (await readRows(scene)).rows;
});

const codes = (read: readonly OverviewRow[]) => read.map(({ code }) => code);
const byCode = (code: string) => rows.find((row) => row.code === code);
const asked = async (query: Record<string, string>) => codes((await readRows(scene, query)).rows);

describe('the overview of a cycle', () => {
  it('says of every department how far it is, what it got, and what waits', () => {
    const told = rows.map((row) => [
      row.code,
      row.outcome,
      row.customerScoreTenths,
      row.total,
      row.totalHundredths,
      row.version,
      row.signed.length,
      row.waits.map(({ waits }) => waits),
    ]);
    expect(told).toEqual([
      ['PR', 'withheld', null, 'incomplete', null, null, 0, ['sheets_to_write']],
      // Its correction is open: nothing is signed of version 2.
      [
        'QA',
        'published',
        900,
        'being_corrected',
        null,
        1,
        0,
        ['manager_to_sign', 'reviewer_to_sign'],
      ],
      ['SV', 'published', 900, 'frozen', 7680, 1, 3, []],
      ['X1', 'published', 700, 'to_sign', null, null, 1, ['manager_to_sign']],
      [
        'X2',
        'published',
        950,
        'incomplete',
        null,
        null,
        0,
        ['sheets_to_write', 'plan_to_approve', 'self_scores'],
      ],
      ['X3', 'published', 500, 'objected', null, null, 0, ['objection_to_answer']],
      ['X4', 'no_survey', null, 'incomplete', null, null, 0, ['self_scores', 'audit']],
      ['X5', 'void', null, 'incomplete', null, null, 0, ['sheets_to_write']],
      ['X6', 'none', null, 'incomplete', null, null, 0, ['sheets_to_write', 'survey_to_prepare']],
    ]);
    expect(byCode('X2')?.sheets).toEqual({
      duty: 'draft',
      plan: 'submitted',
      key_indicators: 'empty',
    });
    expect(byCode('SV')?.measures).toEqual({ count: 1, done: 0 });
    expect(byCode('X6')).toMatchObject({ parent: '生产中心', reviewer: '任总' });
  });

  it('names on whom each thing waits, since when and until when', () => {
    expect(byCode('X4')?.waits).toEqual([
      { waits: 'self_scores', for: 'manager', name: '马经理', since: 7, due: 2_000_100_000 },
      { waits: 'audit', for: 'reviewer', name: '任总', since: 7, due: 2_000_200_000 },
    ]);
    const [objection] = byCode('X3')?.waits ?? [];
    expect(objection).toMatchObject({ name: '任总', since: byCode('X3')?.objectedAt, due: null });
    expect(byCode('X6')?.waits[1]).toMatchObject({ for: 'hr', name: null });
  });

  it('counts what its rows say', async () => {
    const heading = await readHeading(scene);
    const count = (fits: (row: OverviewRow) => boolean) => rows.filter(fits).length;
    expect(heading).toMatchObject({ shown: true, purged: false, departments: 9 });
    for (const [total, number] of Object.entries(heading.totals)) {
      expect([total, number]).toEqual([total, count((row) => row.total === total)]);
    }
    for (const [outcome, number] of Object.entries(heading.outcomes)) {
      expect([outcome, number]).toEqual([outcome, count((row) => row.outcome === outcome)]);
    }
    const waiting = rows.flatMap((row) => row.waits.map(({ waits }) => waits));
    for (const [kind, number] of Object.entries(heading.waits)) {
      expect([kind, number]).toEqual([kind, waiting.filter((each) => each === kind).length]);
    }
    expect(heading.reviewers.map(({ name }) => name)).toEqual(['任总', '饶总']);
    expect(heading.parents).toEqual([{ id: scene.foreign, name: '生产中心' }]);
  });
});

describe('its order', () => {
  const states = ['empty', 'draft', 'submitted', 'approved', 'self_scored', 'audited'];
  const outcomes = ['none', 'published', 'withheld', 'void', 'no_survey'];
  const first = [
    'sheets_to_write',
    'plan_to_approve',
    'self_scores',
    'audit',
    'survey_to_prepare',
    'manager_to_sign',
    'reviewer_to_sign',
    'objection_to_answer',
  ];
  /** What each column is sorted by, as a plain program has it. */
  const keys: Record<string, (row: OverviewRow) => string | number> = {
    code: ({ code }) => code,
    name: ({ name }) => name,
    duty: ({ sheets }) => states.indexOf(sheets.duty),
    plan: ({ sheets }) => states.indexOf(sheets.plan),
    keyIndicators: ({ sheets }) => states.indexOf(sheets.key_indicators),
    customer: ({ outcome }) => outcomes.indexOf(outcome),
    score: ({ customerScoreTenths }) => customerScoreTenths ?? -1,
    total: ({ totalHundredths }) => totalHundredths ?? -1,
    signed: ({ signed }) => signed.length,
    measures: ({ measures }) => measures.count,
    waits: ({ waits: [one] }) => (one === undefined ? 99 : first.indexOf(one.waits)),
  };
  const sorted = (column: string, way: 1 | -1) =>
    rows.toSorted((a, b) => {
      for (const key of [keys[column], keys['code']]) {
        const [one, other] = [key?.(a) ?? '', key?.(b) ?? ''];
        if (one !== other) return one < other ? -way : way;
      }
      return 0;
    });

  it('is that of a plain program, by every column and both ways', async () => {
    for (const column of Object.keys(keys)) {
      expect([column, await asked({ sort: column })]).toEqual([column, codes(sorted(column, 1))]);
      const back = await asked({ sort: column, direction: 'desc' });
      expect([column, back]).toEqual([column, codes(sorted(column, -1))]);
    }
  });

  it('runs on from page to page, each row once', async () => {
    const pages = [];
    for (const page of ['1', '2', '3']) {
      pages.push(await readRows(scene, { sort: 'score', direction: 'desc', size: '4', page }));
    }
    expect(pages.map(({ total, rows: read }) => [total, read.length])).toEqual([
      [9, 4],
      [9, 4],
      [9, 1],
    ]);
    expect(codes(pages.flatMap((page) => page.rows))).toEqual(codes(sorted('score', -1)));
  });
});

describe('its filters', () => {
  it('keep what a plain program keeps, alone and together', async () => {
    const of = (keeps: (row: OverviewRow) => boolean) => codes(rows.filter(keeps));
    const waits = (row: OverviewRow) => row.waits.map((each) => each.waits);
    expect(await asked({ total: 'incomplete' })).toEqual(of(({ total }) => total === 'incomplete'));
    expect(await asked({ outcome: 'void' })).toEqual(['X5']);
    expect(await asked({ waits: 'nothing' })).toEqual(['SV']);
    expect(await asked({ waits: 'anything' })).toEqual(of((row) => row.waits.length > 0));
    expect(await asked({ waits: 'self_scores' })).toEqual(
      of((row) => waits(row).includes('self_scores')),
    );
    expect(await asked({ waits: 'for_reviewer' })).toEqual(
      of((row) => row.waits.some((each) => each.for === 'reviewer')),
    );
    expect(await asked({ search: 'x' })).toEqual(of(({ code }) => code.startsWith('X')));
    expect(await asked({ search: '丙' })).toEqual(['X3']);
    expect(await asked({ reviewer: idOf(scene.company.people, 'r2') })).toEqual(['PR']);
    expect(await asked({ below: scene.foreign })).toEqual(['PR', 'X5', 'X6']);
    expect(await asked({ below: scene.foreign, waits: 'for_hr' })).toEqual(['X6']);
    expect(await asked({ search: 'nothing like it' })).toEqual([]);
  });

  it('are the words that are known, and nothing else', async () => {
    for (const query of [
      { sort: 'f.tenths' },
      { waits: '1' },
      { total: 'frozen; DROP TABLE sheets' },
      { below: 'x' },
      { by: 'code' },
      { size: '101' },
    ]) {
      await expectRefusal(() => readRows(scene, query), 400, 'body_invalid');
    }
  });
});

describe('scores', () => {
  it('are not there, nor in any order of the rows, while four departments are published', async () => {
    const { hr } = scene.company;
    const departments = [...scene.ids.values()];
    const cycle = await openCycle(hr, { kind: 'month', label: '2031-02', departments });
    const of = (code: string) => ({ ...scene, cycle, department: idOf(scene.ids, code) });
    for (const [code, tenths] of Object.entries({ X1: 400, X2: 300, X3: 200, X4: 100 })) {
      await decide(of(code), 'published', tenths);
    }
    for (const direction of ['asc', 'desc']) {
      const read = await readRows({ ...scene, cycle }, { sort: 'score', direction });
      expect(read.rows.every((row) => row.customerScoreTenths === null)).toBe(true);
      const inOrder = codes(rows);
      expect(codes(read.rows)).toEqual(direction === 'asc' ? inOrder : inOrder.toReversed());
    }
    await decide(of('X5'), 'published', 600);
    const read = await readRows({ ...scene, cycle }, { sort: 'score', direction: 'desc' });
    expect(codes(read.rows).slice(0, 5)).toEqual(['X5', 'X1', 'X2', 'X3', 'X4']);
  });
});

describe('who reads it', () => {
  const ask = { query: {}, purpose: 'view' };

  it('is HR alone; nobody else gets a count', async () => {
    const path = `/hr/cycles/${scene.cycle}/overview`;
    for (const person of [scene.manager, scene.reviewer]) {
      await expectRefusal(() => person.post(path, ask), 403, 'role_missing');
      await expectRefusal(() => person.get(path), 403, 'role_missing');
    }
    const unknown = { ...scene, cycle: 'x'.repeat(21) };
    await expectRefusal(() => readRows(unknown), 404, 'cycle_unknown');
    await expectRefusal(() => readHeading(unknown), 404, 'cycle_unknown');
  });

  it('is noted with the departments that were read, which find it among their looks', async () => {
    const looks = async () => {
      const all = await scene.manager.get<{ name: string; how: string; what: string }[]>(
        `/manager/looks/${scene.cycle}/${scene.department}`,
      );
      return all.filter(({ what }) => what === 'overview');
    };
    const before = (await looks()).length;
    await readRows(scene, { search: '丙' });
    expect(await looks()).toHaveLength(before);
    await readRows(scene, { search: '用户服务', size: '1' }, 'export');
    const [latest, ...rest] = await looks();
    expect(latest).toMatchObject({ name: '何人事', role: 'hr', how: 'export', what: 'overview' });
    expect(rest).toHaveLength(before);
  });

  it('gets all that fit on paper and in a file, and a file only just after signing in', async () => {
    const { hr } = scene.company;
    for (const purpose of ['print', 'export']) {
      const read = await readRows(scene, { size: '2', page: '2', sort: 'total' }, purpose);
      expect(codes(read.rows)).toEqual(await asked({ sort: 'total' }));
    }
    await env.DB.prepare('UPDATE sessions SET confirmed_at = confirmed_at - 600').run();
    const statusOf = async (purpose: string) => {
      const headers = { origin, cookie: hr.cookie, 'content-type': 'application/json' };
      const address = `${origin}/api/hr/cycles/${scene.cycle}/overview`;
      const body = JSON.stringify({ query: {}, purpose });
      return (await workerFetch(address, { method: 'POST', headers, body })).status;
    };
    const notes = async () =>
      (await env.DB.prepare(`SELECT action FROM audit_log WHERE action LIKE '%_overview'`).all())
        .results.length;
    const before = await notes();
    expect([await statusOf('export'), await statusOf('view')]).toEqual([403, 200]);
    expect(await notes()).toBe(before + 1);
    await env.DB.prepare('UPDATE sessions SET confirmed_at = confirmed_at + 600').run();
  });
});
