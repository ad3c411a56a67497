import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { openCycle, submitWindow } from '../../../scripts/client/window.ts';
import { digestOf } from '../../../shared/task-notices/digest.ts';
import {
  reviewerTasks,
  type RoleTask,
  sheetTasks,
  type SheetsInCycle,
  type SurveysOfReviewer,
  type TotalInCycle,
  totalTasks,
} from '../../../shared/waiting/role-tasks.ts';
import { noticeMessage } from '../../../worker/task-notices/message.ts';
import { sendTaskNotices } from '../../../worker/task-notices/send.ts';
import { resetStorage } from '../support/reset.ts';
import { cycleLabel, now, openScene, type Scene } from '../support/scene.ts';
import { freshNotices, mailbox } from './notice-scene.ts';

const day = 24 * 60 * 60;
let scene: Scene;
/** Half past nine in Shanghai on the last day that is over, before any survey has ended. */
let morning: number;

beforeAll(async () => {
  await resetStorage();
  scene = await openScene();
  await freshNotices(['r1', 'm1', 'm2']);
  morning = Math.floor((await now()) / day) * day - day + 5400;
  const date = new Date(morning * 1000).toISOString().slice(0, 10);
  await env.DB.prepare('INSERT INTO company_days (day, working) VALUES (?1, 1)').bind(date).run();
  await fillDesks();
});

/** Lets something of every kind wait that does not need a survey to have ended. */
async function fillDesks(): Promise<void> {
  const { company, service, production, cycle, window } = scene;
  const { hr } = company;
  const departments = [service, production];
  const later = await openCycle(hr, { kind: 'month', label: '2026-11', departments });
  const opensAt = (await now()) + 5 * day;
  await submitWindow(hr, {
    cycle: later,
    departments,
    opensAt,
    closesAt: opensAt + day,
    latestCloseAt: opensAt + day,
    graceMinutes: 0,
    threshold: 5,
  });
  const token = scene.links[0]?.link.split('.').at(-1);
  await hr.post(`/hr/windows/${window}/replacements`, { token, reason: 'lost' });
  const asked = { kind: 'early_close', reason: '人都评完了', confirmation: cycleLabel };
  await hr.post(`/hr/windows/${window}/requests`, asked);

  const [manager, other, reviewer] = ['m1', 'm2', 'r1'].map((one) => idOf(company.people, one));
  const put = (department: string, kind: string, state: string, by: string | undefined) =>
    env.DB.prepare(
      `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content, changed_by,
         changed_at, return_reason, submitted_by, approved_by, approval_comment, self_scored_by)
       VALUES (?1, ?2, ?3, ?4, 1, '{}', ?5, 1, iif(?4 = 'draft', '改', NULL),
         iif(?4 IN ('submitted', 'approved'), ?5, NULL), iif(?4 = 'approved', ?6, NULL),
         iif(?4 = 'approved', '', NULL), iif(?4 = 'self_scored', ?5, NULL))`,
    ).bind(cycle, department, kind, state, by, reviewer);
  await env.DB.batch([
    put(service, 'duty', 'self_scored', manager),
    put(service, 'plan', 'submitted', manager),
    put(production, 'duty', 'draft', other),
    put(production, 'plan', 'approved', other),
    env.DB.prepare(
      `INSERT INTO total_contents (cycle_id, department_id, number, version, fingerprint, content,
         seen_at) VALUES (?1, ?2, 1, 1, ?3, '{}', 1)`,
    ).bind(later, service, 'f'.repeat(43)),
    env.DB.prepare(
      `INSERT INTO objections (cycle_id, department_id, content_number, reasons, filed_by, filed_at)
       VALUES (?1, ?2, 1, '算错了', ?3, 1)`,
    ).bind(later, service, manager),
    env.DB.prepare(
      'UPDATE cycles SET sheets_due_at = ?2, self_scores_due_at = ?3 WHERE id = ?1',
    ).bind(cycle, morning - day, morning + 2 * day),
  ]);
}

/** What the home page lists of a role, as it asks for it. */
async function homeOf(client: StaffClient, role: 'manager' | 'reviewer'): Promise<RoleTask[]> {
  const ofSurveys =
    role === 'manager'
      ? []
      : reviewerTasks(
          await client.get<SurveysOfReviewer>('/reviewer/tasks'),
          morning,
          await client.get<{ id: string; cycle: { id: string; label: string } }[]>(
            '/reviewer/replacements',
          ),
        );
  const sheets = role === 'manager' ? '/manager/cycles' : '/reviewer/sheets';
  return [
    ...ofSurveys,
    ...sheetTasks(await client.get<SheetsInCycle[]>(sheets), role),
    ...totalTasks(await client.get<TotalInCycle[]>(`/${role}/totals`), role),
  ];
}

describe('a notice', () => {
  it('counts what the home page lists, for each of them, while no survey has ended', async () => {
    const box = mailbox();
    await sendTaskNotices(env.DB, box, morning);
    const facts = { company: '示例通信', timeZone: 'Asia/Shanghai', now: morning };
    const people = [
      ['r1', scene.reviewer, 'reviewer'],
      ['m1', scene.manager, 'manager'],
      ['m2', await scene.company.signInAs('m2'), 'manager'],
    ] as const;
    const kinds = new Set<string>();
    for (const [number, client, role] of people) {
      const own = digestOf(await homeOf(client, role));
      for (const { kind } of own) kinds.add(kind);
      const to = `${number}@example.com`;
      const expected = noticeMessage(to, { own, standingIn: [] }, { ...facts, origin: box.origin });
      expect(box.messages.find((message) => message.to === to)).toMatchObject(expected);
    }
    expect([...kinds].toSorted()).toEqual(
      [
        'answer_objection',
        'approve',
        'approve_plan',
        'audit_sheet',
        'carry_out',
        'request',
        'revise',
        'sheet',
      ].toSorted(),
    );
  });
});
