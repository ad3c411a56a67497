import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import type { TotalRows } from '../../../shared/appraisal/total-rows.ts';
import { firstBrokenEntry } from '../../../worker/audit/store.ts';
import { keyIndicatorSheet } from '../../unit/appraisal/sheets.ts';
import { now } from '../support/scene.ts';
import { expectRefusal } from '../support/refusal.ts';
import {
  type AppraisalScene,
  audit,
  buildAppraisalScene,
  decide,
  submit,
} from './appraisal-scene.ts';

let scene: AppraisalScene;

beforeEach(async () => {
  scene = await buildAppraisalScene();
});

type TotalAnswer = TotalRows & { viewer: { name: string; at: number } };

function read(person: StaffClient, role: 'manager' | 'reviewer', department = scene.department) {
  return person.post<TotalAnswer>(`/${role}/total`, { cycle: scene.cycle, department });
}

async function auditAll(keyIndicator = 100): Promise<void> {
  await audit(scene, 'duty');
  await audit(scene, 'plan');
  await audit(scene, 'key_indicators', keyIndicatorSheet(keyIndicator));
}

async function views(): Promise<{ actor: string; action: string; detail: string }[]> {
  const { results } = await env.DB.prepare(
    `SELECT actor, action, subject, detail FROM audit_log WHERE chain = 'views' ORDER BY seq`,
  ).all<{ actor: string; action: string; detail: string }>();
  return results;
}

const whole = (value: number, decimals = 2) => ({
  exact: String(value),
  rounded: value * 10 ** decimals,
  decimals,
});

describe('the appraisal total', () => {
  it('is 76.80 for the form’s worked figures and a customer score of 90.0', async () => {
    await auditAll();
    await decide(scene, 'published', 900);
    const answer = await read(scene.reviewer, 'reviewer');
    expect(answer).toMatchObject({
      cycle: { id: scene.cycle, label: '2026-10' },
      department: { id: scene.department, name: '用户服务' },
      self: { duty: whole(100), plan: whole(96), keyIndicatorValue: whole(1, 4) },
      audited: { duty: whole(100), plan: whole(96), keyIndicatorValue: whole(1, 4) },
      customer: { kind: 'published', tenths: 900 },
      policy: { number: 1, duty: 30, plan: 30, customer: 20, scale: 'as_printed' },
      total: { hundredths: 7680, ceiling: 8000, ceilingAtK: 8000, withoutCustomerScore: false },
    });
    expect(answer.total?.steps.at(-1)).toEqual({ step: 'rounded', hundredths: 7680 });
  });

  it('is multiplied by the key-indicator value', async () => {
    await auditAll(50);
    await decide(scene, 'published', 900);
    const { total } = await read(scene.reviewer, 'reviewer');
    expect(total).toMatchObject({ hundredths: 3840, ceiling: 8000, ceilingAtK: 4000 });
  });

  it.each(['withheld', 'void'] as const)(
    'shares out the weight of a %s customer score instead of taking it as 0',
    async (outcome) => {
      await auditAll();
      await decide(scene, outcome);
      const { customer, total } = await read(scene.reviewer, 'reviewer');
      expect(customer).toEqual({ kind: 'not_available', because: outcome });
      expect(total).toMatchObject({
        hundredths: 7840,
        ceiling: 8000,
        withoutCustomerScore: true,
      });
    },
  );

  it('takes the survey that was run again after a void one', async () => {
    await auditAll();
    await decide(scene, 'void');
    await decide(scene, 'published', 900);
    const { total } = await read(scene.reviewer, 'reviewer');
    expect(total).toMatchObject({ hundredths: 7680, withoutCustomerScore: false });
  });

  it('waits for the customer result', async () => {
    await auditAll();
    const { customer, audited, total } = await read(scene.reviewer, 'reviewer');
    expect(customer).toEqual({ kind: 'pending' });
    expect(audited.duty).toEqual(whole(100));
    expect(total).toBeNull();
  });

  it('waits for all three audits', async () => {
    await decide(scene, 'published', 900);
    await audit(scene, 'duty');
    await audit(scene, 'plan');
    await submit(scene, 'key_indicators');
    const { self, audited, total } = await read(scene.reviewer, 'reviewer');
    expect(self.keyIndicatorValue).toEqual(whole(1, 4));
    expect(audited).toEqual({ duty: whole(100), plan: whole(96), keyIndicatorValue: null });
    expect(total).toBeNull();
  });

  it('has no figure of a sheet that is not submitted', async () => {
    await scene.manager.put(`/manager/sheets/${scene.cycle}/${scene.department}/plan`, {
      revision: 0,
      content: { tasks: [] },
    });
    await submit(scene, 'duty');
    const { self } = await read(scene.manager, 'manager');
    expect(self).toEqual({ duty: whole(100), plan: null, keyIndicatorValue: null });
  });

  it('is the same for the manager and the reviewer, each named as the viewer', async () => {
    await auditAll();
    await decide(scene, 'published', 900);
    const { viewer: manager, ...own } = await read(scene.manager, 'manager');
    const { viewer: reviewer, ...reviewed } = await read(scene.reviewer, 'reviewer');
    expect(own).toEqual(reviewed);
    expect([manager.name, reviewer.name]).toEqual(['马经理', '任总']);
    expect(manager.at).toBeLessThanOrEqual(await now());
  });

  it('keeps the policy with which the cycle was opened', async () => {
    const policy = { number: 2, duty: 50, plan: 50, customer: 0, scale: 'as_printed' };
    await env.DB.prepare(
      `INSERT INTO scoring_policies (id, number, content)
       VALUES ('xxxxxxxxxxxxxxxxxxxxx', 2, ?1)`,
    )
      .bind(JSON.stringify(policy))
      .run();
    expect(await read(scene.manager, 'manager')).toMatchObject({ policy: { number: 1, duty: 30 } });
  });
});

describe('a look at a total', () => {
  it('is noted with who looked, in the chain of views', async () => {
    await read(scene.manager, 'manager');
    await read(scene.reviewer, 'reviewer');
    const { people } = scene.company;
    const entry = (role: string) => ({
      action: 'view_total',
      subject: scene.department,
      detail: JSON.stringify({ cycle: scene.cycle, role }),
    });
    expect(await views()).toEqual([
      { actor: idOf(people, 'm1'), ...entry('manager') },
      { actor: idOf(people, 'r1'), ...entry('reviewer') },
    ]);
    expect(await firstBrokenEntry(env.DB, 'views')).toBeUndefined();
  });

  it('at another department is refused like one at no department', async () => {
    for (const department of [scene.foreign, 'x'.repeat(21)]) {
      const byManager = () => read(scene.manager, 'manager', department);
      await expectRefusal(byManager, 404, 'department_unknown');
      const byReviewer = () => read(scene.reviewer, 'reviewer', department);
      await expectRefusal(byReviewer, 404, 'department_unknown');
    }
  });

  it('needs the department’s part in the cycle and the role', async () => {
    const idle = () => read(scene.manager, 'manager', scene.idle);
    await expectRefusal(idle, 404, 'cycle_unknown');
    await expectRefusal(() => read(scene.company.hr, 'manager'), 403, 'role_missing');
    await expectRefusal(() => read(scene.manager, 'reviewer'), 403, 'role_missing');
    await expectRefusal(() => read(scene.manager, 'manager', 'short'), 400, 'body_invalid');
  });
});
