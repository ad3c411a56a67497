import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { type AppraisalScene, buildAppraisalScene } from '../appraisal/appraisal-scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { freshNotices, keptOf, mailbox } from './notice-scene.ts';

let scene: AppraisalScene;

beforeAll(async () => {
  await resetStorage();
  scene = await buildAppraisalScene();
});

beforeEach(async () => {
  await freshNotices(['m1', 'm2', 'r1', 'r2']);
  notedBefore = await lastNoted();
});

interface Settings {
  isOn: boolean;
  hour: number;
  revision: number;
}

interface Report extends Settings {
  delivery: string;
  days: { day: string; sent: number; waiting: number; failed: Record<string, number> }[];
  unreachable: { total: number; rows: { number: string; name: string; because: string }[] };
}

const read = () => scene.company.hr.get<Report>('/hr/task-notices');
const change = (settings: object) => scene.company.hr.put<Settings>('/hr/task-notices', settings);
const noFailure = { address_refused: 0, delivery_unavailable: 0, fate_unknown: 0 };

let notedBefore: number;

async function lastNoted(): Promise<number> {
  const row = await env.DB.prepare(
    "SELECT max(seq) AS seq FROM audit_log WHERE chain = 'appraisals'",
  ).first<{ seq: number }>();
  return row?.seq ?? 0;
}

/** What was noted of an action in this test, the latest last. */
async function noted(action: string): Promise<object[]> {
  const { results } = await env.DB.prepare(
    `SELECT actor, subject, detail FROM audit_log
     WHERE chain = 'appraisals' AND action = ?1 AND seq > ?2 ORDER BY seq`,
  )
    .bind(action, notedBefore)
    .all<{ actor: string; subject: string; detail: string }>();
  return results.map((row) => ({ ...row, detail: JSON.parse(row.detail) as object }));
}

describe('HR', () => {
  it('finds notices on from nine o’clock, and changes that, noted once', async () => {
    const { isOn, hour, revision } = await read();
    expect([isOn, hour]).toEqual([true, 9]);
    const wish = { revision, isOn: false, hour: 7 };
    const after = { isOn: false, hour: 7, revision: revision + 1 };
    expect(await change(wish)).toEqual(after);
    // The reply was lost.
    expect(await change(wish)).toEqual(after);
    expect(await mailbox().at('2026-11-16 09:00')).toEqual([]);
    expect(await noted('change_task_notices')).toEqual([
      {
        actor: idOf(scene.company.people, 'h1'),
        subject: 'company',
        detail: { on: false, hour: 7 },
      },
    ]);
  });

  it('overwrites nobody: who was slower reads first', async () => {
    const { revision } = await read();
    await change({ revision, isOn: true, hour: 8 });
    await expectRefusal(() => change({ revision, isOn: true, hour: 10 }), 409, 'revision_conflict');
    expect(await read()).toMatchObject({ hour: 8, revision: revision + 1 });
  });

  it.each([5, 12, 9.5, '9', null])('is refused %j as an hour', async (hour) => {
    const { revision } = await read();
    await expectRefusal(() => change({ revision, isOn: true, hour }), 400, 'body_invalid');
  });

  it('sees how sending goes, by day and reason, and nothing of anybody’s tasks', async () => {
    await mailbox(['address_refused']).at('2026-11-16 09:00');
    await freshNotices(['m1', 'm2']);
    await mailbox(['address_refused']).at('2026-11-16 09:00');
    await mailbox(['delivery_unavailable']).at('2026-11-17 09:00');
    const report = await read();
    expect(report.days).toEqual([
      { day: '2026-11-17', sent: 0, waiting: 1, failed: noFailure },
      { day: '2026-11-16', sent: 1, waiting: 0, failed: { ...noFailure, address_refused: 1 } },
    ]);
    expect(Object.keys(report).toSorted()).toEqual(
      ['days', 'delivery', 'hour', 'isOn', 'revision', 'unreachable'].toSorted(),
    );
  });

  it('sees who with an office cannot be told, and why', async () => {
    await freshNotices(['m1', 'm2', 'r1']);
    expect((await read()).unreachable).toMatchObject({
      total: 1,
      rows: [{ number: 'r2', name: '饶总', because: 'no_address' }],
    });
    await mailbox(['address_refused', 'address_refused']).at('2026-11-16 09:00');
    const { unreachable } = await read();
    expect(unreachable.rows.map(({ number, because }) => `${number} ${because}`)).toEqual([
      'm1 address_refused',
      'm2 address_refused',
      'r2 no_address',
    ]);
    await mailbox().at('2026-11-17 09:00');
    expect((await read()).unreachable.total).toBe(1);
  });
});

describe('a person', () => {
  const own = '/account/task-notices';

  it('turns the own notices off and on again, noted once each, and alone for themselves', async () => {
    expect(await scene.manager.get(own)).toEqual({
      wanted: true,
      hasAddress: true,
      areSent: false,
    });
    await mailbox().at('2026-11-16 09:00');
    for (const wanted of [false, false]) await scene.manager.put(own, { wanted });
    expect(await scene.manager.get(own)).toMatchObject({ wanted: false });
    expect(await scene.reviewer.get(own)).toMatchObject({ wanted: true });
    const { results } = await env.DB.prepare(
      `SELECT told, told_on FROM task_notice_people WHERE wanted = 0`,
    ).all();
    expect(results).toEqual([{ told: '{}', told_on: null }]);
    expect(await mailbox().at('2026-11-17 09:00')).toEqual([]);
    await scene.manager.put(own, { wanted: true });
    // Everything that waits is new to who was told nothing.
    expect(await mailbox().at('2026-11-18 09:00')).toEqual(['m1@example.com']);
    const person = idOf(scene.company.people, 'm1');
    expect(await noted('choose_task_notices')).toEqual(
      [false, true].map((on) => ({ actor: person, subject: person, detail: { on } })),
    );
  });

  it('who turns them off while one waits to be tried again gets none', async () => {
    await freshNotices(['m1']);
    await mailbox(['delivery_unavailable']).at('2026-11-16 09:00');
    await scene.manager.put(own, { wanted: false });
    expect(await mailbox().at('2026-11-16 10:00')).toEqual([]);
    expect(await keptOf('2026-11-16')).toEqual({});
  });

  it.each([{}, { wanted: 'no' }, { wanted: true, person: 'x' }])('is refused %j', async (wish) => {
    await expectRefusal(() => scene.manager.put(own, wish), 400, 'body_invalid');
  });
});
