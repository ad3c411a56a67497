import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import {
  type SheetKind,
  type SheetState,
  type SheetStep,
  storedSheetStates,
} from '../../../shared/appraisal/sheet-workflow.ts';
import {
  agreeing,
  type AppraisalScene,
  buildAppraisalScene,
  paperSheets,
  type SheetAnswer,
  sheetOf,
} from './appraisal-scene.ts';

let scene: AppraisalScene;
let foreignManager: StaffClient;
let foreignReviewer: StaffClient;

beforeAll(async () => {
  scene = await buildAppraisalScene();
  foreignManager = await scene.company.signInAs('m2');
  foreignReviewer = await scene.company.signInAs('r2');
});

const states: SheetState[] = ['empty', ...storedSheetStates];

/** Revision of each sheet that is put into a state here. */
const revision = 7;

/** Puts the department's sheet into a state, audited scores and all. */
async function put(kind: SheetKind, state: SheetState): Promise<void> {
  await env.DB.prepare('DELETE FROM sheets').run();
  if (state === 'empty') return;
  const [manager, reviewer] = ['m1', 'r1'].map((number) => idOf(scene.company.people, number));
  const isPlan = kind === 'plan' && state !== 'draft';
  const isApproved = isPlan && state !== 'submitted';
  const isScored = state === 'self_scored' || state === 'audited';
  const lines = JSON.stringify(paperSheets[kind]);
  const content = isScored
    ? lines.replaceAll(/"self":(\{[^}]*\})/g, '"self":$1,"audited":$1')
    : lines;
  await env.DB.prepare(
    `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content, submitted_by,
       approved_by, approval_comment, self_scored_by, changed_by, changed_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1)`,
  )
    .bind(
      scene.cycle,
      scene.department,
      kind,
      state,
      revision,
      content,
      isPlan ? manager : null,
      isApproved ? reviewer : null,
      isApproved ? '' : null,
      isScored ? manager : null,
      // Nobody of those who take steps here, so that none counts as taken already.
      idOf(scene.company.people, 'h1'),
    )
    .run();
}

type Take = (client: StaffClient, from: number) => Promise<SheetAnswer>;

/** How each step is asked for. */
function asking(kind: SheetKind): Record<SheetStep, Take> {
  const manager = `/manager${sheetOf(scene, kind)}`;
  const reviewer = `/reviewer${sheetOf(scene, kind)}`;
  const content = paperSheets[kind];
  const post =
    (path: string, more: object = {}): Take =>
    (client, from) =>
      client.post<SheetAnswer>(path, { revision: from, ...more });
  return {
    save: (client, from) => client.put<SheetAnswer>(manager, { revision: from, content }),
    submit: post(`${manager}/submit`),
    withdraw: post(`${manager}/withdraw`),
    self_score: post(`${manager}/self-score`),
    approve: post(`${reviewer}/approve`, { comment: '支撑年度目标' }),
    return: post(`${reviewer}/return`, { reason: '请补充预期效果' }),
    save_scores: (client, from) =>
      client.put<SheetAnswer>(`${reviewer}/audit-scores`, {
        revision: from,
        scores: agreeing(content),
      }),
    audit: post(`${reviewer}/audit`),
    reopen: post(`${reviewer}/reopen`, { reason: '复核评分' }),
  };
}

type Way = Partial<Record<SheetStep, SheetState>>;
const wayOfOthers: Record<SheetState, Way> = {
  empty: { save: 'draft' },
  draft: { save: 'draft', self_score: 'self_scored' },
  submitted: {},
  approved: {},
  self_scored: { save_scores: 'self_scored', audit: 'audited', return: 'draft' },
  audited: { reopen: 'self_scored' },
};
const wayOfPlans: Record<SheetState, Way> = {
  empty: { save: 'draft' },
  draft: { save: 'draft', submit: 'submitted' },
  submitted: { withdraw: 'draft', approve: 'approved', return: 'draft' },
  approved: { save: 'approved', self_score: 'self_scored', return: 'draft' },
  self_scored: { save_scores: 'self_scored', audit: 'audited', return: 'approved' },
  audited: { reopen: 'self_scored' },
};

const isReviewing = (path: SheetStep) =>
  ['approve', 'return', 'save_scores', 'audit', 'reopen'].includes(path);

/** Refused with this status and code; what it left is compared once for many. */
const expectRefused = (asked: Promise<unknown>, status: number, code: string) =>
  expect(asked).rejects.toMatchObject({ status, code });

const sheetRow = () => env.DB.prepare('SELECT * FROM sheets').first();

describe.each<[SheetKind, Record<SheetState, Way>]>([
  ['plan', wayOfPlans],
  ['duty', wayOfOthers],
  ['key_indicators', wayOfOthers],
])('the way of a sheet (%s)', (kind, way) => {
  const possible = states.filter((state) => kind === 'plan' || Object.keys(way[state]).length > 0);

  it.each(possible)('leads from %s to where it should and nowhere else', async (state) => {
    const from = state === 'empty' ? 0 : revision;
    for (const [name, take] of Object.entries(asking(kind))) {
      const step = name as SheetStep;
      const client = isReviewing(step) ? scene.reviewer : scene.manager;
      const after = way[state][step];
      await put(kind, state);
      const before = await sheetRow();
      const outcome = await take(client, from).then(
        (moved) => moved.state,
        ({ code }: { code: string }) => code,
      );
      expect([step, outcome]).toEqual([step, after ?? 'sheet_state_forbids']);
      const row = await sheetRow();
      const kept = after === undefined ? before : { ...row, state: after };
      expect(row).toEqual(kept);
      expect(row?.['revision'] ?? 0).toBe(after === undefined ? from : from + 1);
    }
  });

  it.each(possible)(
    'is closed in %s to the other side, to foreign people, to HR',
    async (state) => {
      await put(kind, state);
      const before = await sheetRow();
      const from = state === 'empty' ? 0 : revision;
      for (const [name, take] of Object.entries(asking(kind))) {
        const reviewing = isReviewing(name as SheetStep);
        const [other, foreign] = reviewing
          ? [scene.manager, foreignReviewer]
          : [scene.reviewer, foreignManager];
        await expectRefused(take(other, from), 403, 'role_missing');
        await expectRefused(take(scene.company.hr, from), 403, 'role_missing');
        await expectRefused(take(foreign, from), 404, 'department_unknown');
      }
      expect(await sheetRow()).toEqual(before);
    },
  );
});

describe('a step', () => {
  it('from a revision that is not the last one changes nothing', async () => {
    for (const state of states) {
      for (const [step, take] of Object.entries(asking('plan'))) {
        if (wayOfPlans[state][step as SheetStep] === undefined) continue;
        await put('plan', state);
        const before = await sheetRow();
        const client = isReviewing(step as SheetStep) ? scene.reviewer : scene.manager;
        await expectRefused(take(client, revision + 2), 409, 'revision_conflict');
        expect(await sheetRow()).toEqual(before);
      }
    }
  });

  it('taken again after a lost reply answers as it did, and is taken once', async () => {
    for (const [state, step] of [
      ['draft', 'submit'],
      ['submitted', 'withdraw'],
      ['submitted', 'approve'],
      ['approved', 'self_score'],
      ['self_scored', 'audit'],
      ['self_scored', 'return'],
      ['audited', 'reopen'],
    ] as const) {
      await put('plan', state);
      const take = asking('plan')[step];
      const client = isReviewing(step) ? scene.reviewer : scene.manager;
      const first = await take(client, revision);
      expect(await take(client, revision)).toEqual(first);
      expect(await sheetRow()).toMatchObject({ revision: revision + 1 });
    }
  });

  it('taken by two at once is taken by one', async () => {
    await put('plan', 'submitted');
    const { approve, return: sendBack } = asking('plan');
    const outcomes = await Promise.allSettled([
      approve(scene.reviewer, revision),
      sendBack(scene.reviewer, revision),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await sheetRow()).toMatchObject({ revision: revision + 1 });
  });
});
