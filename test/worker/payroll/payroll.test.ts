import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import type { PayrollRow } from '../../../shared/payroll/payroll.ts';
import { type AppraisalScene, buildAppraisalScene, decide } from '../appraisal/appraisal-scene.ts';
import {
  auditAll,
  complete,
  freeze,
  object,
  placeIn,
  readTotal,
} from '../appraisal/total-scene.ts';
import type { Preview } from '../organisation/import/import-scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

interface Payroll {
  cycles: string[];
  departments: { id: string; total: number | null; people: number; complete: number }[];
  rows: PayrollRow[];
  checks: Record<string, number>;
}

let scene: AppraisalScene;

beforeAll(async () => {
  scene = await buildAppraisalScene();
});

let months = 0;
/** A month of its own for each test. */
async function month(departments = [scene.department, scene.foreign]) {
  const label = `${2031 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  months += 1;
  const cycle = await openCycle(scene.company.hr, { kind: 'month', label, departments });
  return { label, of: { ...scene, cycle } };
}

function read(period: string, department: string | null = null, purpose = 'view') {
  return scene.company.hr.post<Payroll>('/hr/payroll', { period, department, purpose });
}

function sheetOf(rows: string[][], header = ['工号', '姓名', '个人得分']) {
  return {
    header,
    rows: rows.map((cells, index) => [index + 2, cells]),
    missing: 'keep',
    leaveOutUnknownPeople: false,
  };
}

async function importScores(period: string, rows: string[][]) {
  const path = `/hr/import/personal-scores/${period}`;
  const { hr } = scene.company;
  const { seen } = await hr.post<Preview>(`${path}/preview`, sheetOf(rows));
  return hr.post(path, { ...sheetOf(rows), seen, confirmation: null });
}

const ofService = ({ departments }: Payroll) =>
  departments.find(({ id }) => id === scene.department);

describe('performance scores', () => {
  it('come from the frozen total and the personal score', async () => {
    const { label, of } = await month();
    await complete(of);
    expect(ofService(await read(label))).toMatchObject({ total: null, people: 1, complete: 0 });
    await freeze(of);
    expect(await importScores(label, [['m1', '马经理', '90']])).toMatchObject({ added: 1 });
    const answer = await read(label, null, 'export');
    expect(ofService(answer)).toMatchObject({ total: 7680, complete: 1 });
    expect(answer.rows.map(({ name, rank, total, score }) => [name, rank, total, score])).toEqual([
      ['毛经理', 'manager', null, null],
      ['马经理', 'manager', 7680, 7944],
    ]);
    expect(answer.checks).toEqual({
      totalsMissing: 1,
      personalMissing: 1,
      // The manager of the scene manages a department that takes no part, too.
      managesSeveral: 1,
      leftOut: 3,
    });
  });

  it('show nobody’s before a department is chosen, unless all are taken out', async () => {
    const { label } = await month();
    expect((await read(label)).rows).toEqual([]);
    expect((await read(label, scene.foreign)).rows.map(({ number }) => number)).toEqual(['m2']);
    expect((await read(label, null, 'export')).rows).toHaveLength(2);
  });

  /** A month with a total of its own, for what the scene's figures do not show. */
  async function frozenMonth(label: string, total: number) {
    const plan = { kind: 'month' as const, label, departments: [scene.department] };
    const of = { ...scene, cycle: await openCycle(scene.company.hr, plan) };
    await complete(of);
    await freeze(of);
    await env.DB.prepare('DROP TRIGGER frozen_totals_never_change').run();
    await env.DB.prepare('UPDATE frozen_totals SET hundredths = ?2 WHERE cycle_id = ?1')
      .bind(of.cycle, total)
      .run();
    await env.DB.prepare(
      `CREATE TRIGGER frozen_totals_never_change BEFORE UPDATE ON frozen_totals
       BEGIN SELECT RAISE(ABORT, 'total_is_frozen'); END`,
    ).run();
  }

  it('of a quarter take the mean of its months, each of them frozen', async () => {
    await frozenMonth('2040-01', 7680);
    await frozenMonth('2040-02', 7681);
    const last = { kind: 'month' as const, departments: [scene.department] };
    const cycle = await openCycle(scene.company.hr, { ...last, label: '2040-03' });
    const before = await read('2040-Q1');
    expect(before.cycles).toEqual(['2040-01', '2040-02', '2040-03']);
    expect(ofService(before)).toMatchObject({ total: null });
    await complete({ ...scene, cycle });
    await freeze({ ...scene, cycle });
    // 76.80, 76.81 and 76.80.
    expect(ofService(await read('2040-Q1'))).toMatchObject({ total: 7680 });
    await frozenMonth('2040-04', 7680);
    await frozenMonth('2040-05', 7681);
    expect(ofService(await read('2040-Q2'))).toMatchObject({ total: 7681 });
  });

  it('wait while a total is objected to or being corrected', async () => {
    const { label, of } = await month([scene.department]);
    await complete(of);
    await object(of, '第二项评分偏低');
    expect(ofService(await read(label))).toMatchObject({ total: null });
    const corrected = await month([scene.department]);
    await complete(corrected.of);
    await freeze(corrected.of);
    expect(ofService(await read(corrected.label))).toMatchObject({ total: 7680 });
    await scene.reviewer.post('/reviewer/total/correct', {
      ...placeIn(corrected.of),
      version: 1,
      reason: '第二项评分有误',
    });
    expect(ofService(await read(corrected.label))).toMatchObject({ total: null });
  });

  it('pay by what was signed, whatever the total would be made of since', async () => {
    const { label, of } = await month();
    await auditAll(of);
    await decide(of, 'withheld');
    await freeze(of, true);
    const paid = await read(label, null, 'export');
    expect(ofService(paid)).toMatchObject({ total: 7840, cycles: [{ state: 'frozen' }] });
    await decide(of, 'published', 100);
    const { record } = await readTotal(of);
    expect(record.changes).not.toBeNull();
    const after = await read(label, null, 'export');
    expect([after.departments, after.rows]).toEqual([paid.departments, paid.rows]);
    // And each row that has no frozen total says so.
    const saying = after.rows.filter(({ checks }) => checks.includes('total_missing'));
    expect(saying.map(({ department }) => department)).toEqual([scene.foreign]);
  });

  it('are read by HR alone, each look noted where the department finds it', async () => {
    const { label, of } = await month();
    const ask = { period: label, department: null, purpose: 'view' };
    for (const person of [scene.manager, scene.reviewer]) {
      await expectRefusal(() => person.post('/hr/payroll', ask), 403, 'role_missing');
    }
    await read(label, null, 'export');
    await read(label, scene.foreign);
    const looks = await scene.manager.get<{ name: string; how: string; what: string }[]>(
      `/manager/looks/${of.cycle}/${scene.department}`,
    );
    // What others of these tests printed of the department is listed too.
    const ofPayroll = looks.filter(({ what }) => what === 'payroll');
    expect(ofPayroll).toMatchObject([
      { name: '何人事', role: 'hr', how: 'export', what: 'payroll' },
    ]);
  });

  it('leave as a file only with somebody who has just signed in', async () => {
    const { label } = await month();
    const passTenMinutes = (sign: '-' | '+') =>
      env.DB.prepare(`UPDATE sessions SET confirmed_at = confirmed_at ${sign} 600`).run();
    await passTenMinutes('-');
    // Without the passkeys that these clients show again when they are asked to.
    const statusOf = async ({ cookie }: StaffClient, path: string, wanted: object) => {
      const headers = { origin, cookie, 'content-type': 'application/json' };
      const body = JSON.stringify(wanted);
      return (await workerFetch(`${origin}/api${path}`, { method: 'POST', headers, body })).status;
    };
    const { hr } = scene.company;
    const of = { cycle: scene.cycle, department: scene.department };
    const outcomes = (purpose: string) =>
      Promise.all([
        statusOf(hr, '/hr/payroll', { period: label, department: null, purpose }),
        statusOf(scene.manager, '/manager/results', { ...of, purpose }),
        statusOf(scene.manager, '/manager/results/trend', {
          department: scene.department,
          purpose,
        }),
      ]);
    expect(await outcomes('print')).toEqual([200, 200, 200]);
    expect(await outcomes('export')).toEqual([403, 403, 403]);
    await passTenMinutes('+');
    await read(label, null, 'export');
  });

  it('refuse periods and departments that are not appraised, and write nothing', async () => {
    const { label } = await month([scene.department]);
    await expectRefusal(() => read('2099-01'), 404, 'cycle_unknown');
    await expectRefusal(() => read(label, scene.foreign), 404, 'department_unknown');
    await expectRefusal(() => importScores('2099-01', [['m1', '', '1']]), 404, 'cycle_unknown');
  });
});

describe('an import of personal scores', () => {
  it('names each fault by row and column, and writes nothing', async () => {
    const { label } = await month();
    const rows = [
      ['m1', '马经理', '100.5'],
      ['m2', '马经理', '80'],
      ['x9', '', '80'],
      ['', '', '80'],
      ['m1', '', '７０．５'],
      ['r1', '', '8.55'],
      ['r2', '', '-1'],
      ['h1', '', '=1+1'],
    ];
    const path = `/hr/import/personal-scores/${label}`;
    const { plan, seen } = await scene.company.hr.post<Preview>(`${path}/preview`, sheetOf(rows));
    expect(plan.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 2, 'not_a_score'],
      [3, 1, 'name_differs'],
      [4, 0, 'person_unknown'],
      [5, 0, 'cell_missing'],
      [6, 0, 'row_twice'],
      [7, 2, 'not_a_score'],
      [8, 2, 'not_a_score'],
      [9, 2, 'not_a_score'],
    ]);
    const run = () => scene.company.hr.post(path, { ...sheetOf(rows), seen, confirmation: null });
    await expectRefusal(run, 409, 'import_faulty');
  });

  it('changes what differs, leaves what is empty, and does nothing the second time', async () => {
    const { label } = await month();
    await importScores(label, [
      ['m1', '', '85.5'],
      ['m2', '', '70'],
    ]);
    const again = [
      ['m1', '', '86'],
      ['m2', '', ''],
      ['r1', '', '0'],
    ];
    expect(await importScores(label, again)).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    expect(await importScores(label, again)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    const { rows } = await scene.company.hr.get<{ rows: unknown[][] }>(
      `/hr/import/personal-scores/${label}`,
    );
    expect(Object.fromEntries(rows.map(([number, , score]) => [number, score]))).toEqual({
      h1: null,
      m1: 86,
      m2: 70,
      r1: 0,
      r2: null,
    });
  });

  it('is not carried out when somebody changed a score meanwhile', async () => {
    const { label } = await month();
    const { hr, people } = scene.company;
    const path = `/hr/import/personal-scores/${label}`;
    const wanted = sheetOf([['m1', '', '90']]);
    const { seen } = await hr.post<Preview>(`${path}/preview`, wanted);
    await env.DB.prepare(`INSERT INTO personal_scores VALUES (?1, ?2, 500, ?2, 1)`)
      .bind(label, idOf(people, 'm1'))
      .run();
    const run = () => hr.post(path, { ...wanted, seen, confirmation: null });
    await expectRefusal(run, 409, 'import_outdated');
  });
});
