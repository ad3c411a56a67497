import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCycle, submitWindow, type WindowView } from '../../scripts/client/window.ts';
import { firstBrokenEntry } from '../../worker/audit/store.ts';
import {
  type AppraisalScene,
  agreeing,
  audit,
  paperSheets,
  sheetOf,
  submit,
} from '../worker/appraisal/appraisal-scene.ts';
import { placeIn, readTotal } from '../worker/appraisal/total-scene.ts';
import { monthsAgo, passAnnouncement, purgeMinute } from '../worker/retention/past-scene.ts';
import { columnsByTable } from '../worker/storage/classified-columns.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { now, openScene, passClose } from '../worker/support/scene.ts';
import { castAll, plain, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { keyNames } from '../worker/support/vault.ts';

/** Occurs in everything that staff write here, and nowhere else. */
const canary = '金丝雀';
const bird = (which: string) => `${canary}：${which}`;

/** Columns whose values are what staff wrote, as `table.column`. */
const wordColumns = Object.entries(columnsByTable).flatMap(([table, columns]) =>
  Object.entries(columns)
    .filter(([, reason]) => reason === 'words')
    .map(([column]) => [table, column] as const),
);
/** A text by its name, or a document sealed in its place. */
const sealed = /^(~w\.[\w-]{21}\.[\w-]{21}|"~d\.[\w-]{21}\.[\w-]+")$/;

let appraisal: AppraisalScene;
/** A window of the first cycle that is released, and one of the second that was void at once. */
let windows: string[];
/** What people read of it all, by the routes by which they read it. */
let shown: string;
/** What lies in the database then, and the names of the keys. */
let lying: Record<string, unknown[]>;
let keys: string[];

beforeAll(async () => {
  await resetStorage();
  const scene = await openScene({ label: monthsAgo(16) });
  const { hr } = scene.company;
  const departments = [scene.service, scene.production];
  const open = (months: number) =>
    openCycle(hr, { kind: 'month', label: monthsAgo(months), departments });
  const [second, third] = [await open(15), await open(14)];

  // A window that HR asked to close early, and a result with a summary.
  await hr.post(`/hr/windows/${scene.window}/requests`, {
    kind: 'early_close',
    reason: bird('提前截止'),
    confirmation: monthsAgo(16),
  });
  await castAll(scene, Array(5).fill(plain(Array<number>(9).fill(7))));
  await passClose(scene);
  const survey = await surveyIdOf(scene);
  await tallyBy(scene, survey);
  await scene.reviewer.post(`/reviewer/surveys/${survey}/release`, {
    confirmation: '用户服务',
    summary: bird('小结'),
  });

  // A survey that its reviewer gave back, and a window that HR made void.
  const start = await now();
  const drafted = (cycle: string) =>
    submitWindow(hr, {
      cycle,
      departments,
      opensAt: start,
      closesAt: start + 3600,
      latestCloseAt: start + 7200,
      graceMinutes: 0,
      threshold: 5,
    });
  const voided = await drafted(second);
  const { surveys } = await hr.get<WindowView>(`/hr/windows/${voided}`);
  const returned = surveys.find(({ department }) => department === scene.service)?.id ?? '';
  await scene.reviewer.post(`/reviewer/surveys/${returned}/return`, { reason: bird('退回调查') });
  await hr.post(`/hr/windows/${voided}/requests`, {
    kind: 'void',
    reason: bird('作废'),
    confirmation: monthsAgo(15),
  });
  windows = [scene.window, voided];

  // A sheet that was given back, and a measure at which somebody looked back.
  const { manager, reviewer, company } = scene;
  const people = { manager, reviewer, company, department: scene.service, idle: '' };
  const first = { ...people, cycle: scene.cycle, foreign: scene.production };
  const revision = await submit(first, 'duty', named('duty'));
  await reviewer.post(`/reviewer${sheetOf(first, 'duty')}/return`, {
    revision,
    reason: bird('退回'),
  });
  const measure = { about: 'duty', text: bird('措施'), owner: bird('负责人'), dueOn: '2030-01-31' };
  const { id } = await manager.post<{ id: string }>('/manager/measures', {
    ...placeIn(first),
    ...measure,
  });
  await manager.put(`/manager/measures/${id}/look-back`, {
    revision: 1,
    cycle: second,
    state: 'done',
    text: bird('回顾'),
  });

  // A total without a survey: audited, signed, frozen, objected to, corrected.
  appraisal = { ...first, cycle: third };
  await hr.post(`/hr/cycles/${third}/no-survey`, {
    department: scene.service,
    reason: bird('不评'),
  });
  await audit(appraisal, 'duty', named('duty'));
  await audit(appraisal, 'key_indicators', named('key_indicators'));
  await auditPlan();
  for (const role of ['filler', 'self_scorer'] as const) {
    await manager.post('/manager/total/sign', { ...(await signable()), role });
  }
  const last = { ...(await signable()), withoutCustomerScore: true };
  await reviewer.post('/reviewer/total/sign', last);
  await manager.post('/manager/total/object', { ...(await signable()), reasons: bird('申诉') });
  await reviewer.post('/reviewer/total/answer', {
    ...placeIn(appraisal),
    outcome: 'upheld',
    answer: bird('答复'),
  });

  shown = JSON.stringify([
    await readTotal(appraisal),
    await Promise.all(windows.map((window) => hr.get(`/hr/windows/${window}`))),
    await manager.get(`/manager${sheetOf(first, 'duty')}`),
    await manager.get(`/manager${sheetOf(appraisal, 'plan')}`),
    await manager.get(`/manager/measures/${first.cycle}/${first.department}`),
    await manager.post('/manager/results', { cycle: first.cycle, department: first.department }),
    await hr.get(`/hr/cycles/${third}/departments`),
    await manager.get(`/manager${sheetOf(appraisal, 'duty')}`),
  ]);
  lying = await dumpDatabase();
  keys = await keyNames();
});

/** The paper form's sheet with a line that is called by the canary. */
function named(kind: 'duty' | 'plan' | 'key_indicators') {
  const sheet = structuredClone(paperSheets[kind]);
  const line = 'tasks' in sheet ? sheet.tasks : 'indicators' in sheet ? sheet.indicators : [];
  const first = line[0] ?? ('keyIndicators' in sheet ? sheet.keyIndicators[0] : undefined);
  if (first !== undefined) first.title = bird(kind);
  return sheet;
}

/** As `audit`, with a comment of its reviewer. */
async function auditPlan(): Promise<void> {
  const { manager, reviewer } = appraisal;
  const path = sheetOf(appraisal, 'plan');
  const content = named('plan');
  const step = async (client: typeof manager, at: string, wish: object) =>
    (await client.post<{ revision: number }>(at, wish)).revision;
  const { revision } = await manager.put<{ revision: number }>(`/manager${path}`, {
    revision: 0,
    content,
  });
  const asked = await step(manager, `/manager${path}/submit`, { revision });
  const wish = { revision: asked, comment: bird('批准') };
  const approved = await step(reviewer, `/reviewer${path}/approve`, wish);
  const scored = await step(manager, `/manager${path}/self-score`, { revision: approved });
  const saved = await reviewer.put<{ revision: number }>(`/reviewer${path}/audit-scores`, {
    revision: scored,
    scores: agreeing(content),
  });
  await step(reviewer, `/reviewer${path}/audit`, { revision: saved.revision });
}

/** What is signed and objected to at the moment. */
async function signable() {
  const { fingerprint } = (await readTotal(appraisal)).record;
  return { ...placeIn(appraisal), fingerprint };
}

describe('what staff write in a cycle (attack 119)', () => {
  it('is read by those whom it concerns', () => {
    const words = [
      '提前截止',
      '小结',
      '退回调查',
      '作废',
      '退回',
      'duty',
      '措施',
      '负责人',
      '回顾',
    ];
    const more = ['不评', 'plan', '批准', '申诉', '答复'];
    const unread = [...words, ...more].filter((which) => !shown.includes(bird(which)));
    expect(unread).toEqual([]);
    expect(shown).not.toMatch(/~[wd]\./);
  });

  it.each(wordColumns)('lies sealed in %s.%s', (table, column) => {
    const rows = lying[table] as Record<string, unknown>[];
    const values = rows.map((row) => row[column]).filter((value) => value !== null && value !== '');
    expect(values).not.toEqual([]);
    expect(values.filter((value) => !sealed.test(String(value)))).toEqual([]);
  });

  it('can be read nowhere else in the database, the log included', async () => {
    const dump = await dumpDatabase();
    const tables = Object.keys(dump).filter((table) =>
      JSON.stringify(dump[table]).includes(canary),
    );
    expect(tables).toEqual([]);
    for (const chain of ['windows', 'appraisals'] as const) {
      expect(await firstBrokenEntry(env.DB, chain)).toBeUndefined();
    }
  });

  it('is unreadable for good once its cycle is purged, in every copy of the database', async () => {
    expect(keys.filter((name) => name.startsWith('words/'))).toHaveLength(3);
    await runClock(purgeMinute);
    await passAnnouncement();
    await runClock(purgeMinute);
    const left = await keyNames();
    expect(left.filter((name) => !name.startsWith('purged/'))).toEqual([]);
    expect((await dumpDatabase())['cycle_words']).toEqual([]);
    expect(JSON.stringify(await dumpDatabase())).not.toMatch(/~[wd]\.[\w-]{21}/);
    expect(await firstBrokenEntry(env.DB, 'appraisals')).toBeUndefined();
  });
});
