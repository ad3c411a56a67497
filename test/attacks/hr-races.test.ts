import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../scripts/client/company.ts';
import type { StaffClient } from '../../scripts/client/staff-client.ts';
import { approveAll, makeKeys, openCycle, type WindowView } from '../../scripts/client/window.ts';
import { submitWindow as submitStatements } from '../../worker/windows/approval-store.ts';
import { commitAudited } from '../../worker/audit/store.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { expectRefusal } from '../worker/support/refusal.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { buildScenesCompany, cycleLabel, hourFrom, now } from '../worker/support/scene.ts';

beforeEach(resetStorage);

interface Links {
  revision: number;
  links: unknown[];
}

async function draft() {
  const company = await buildScenesCompany(3);
  const { hr } = company;
  const service = idOf(company.departments, 'SV');
  const production = idOf(company.departments, 'PR');
  const departments = [service, production];
  const cycle = await openCycle(hr, { kind: 'month', label: cycleLabel, departments });
  const at = await now();
  const { id } = await hr.post<{ id: string }>('/hr/windows', {
    cycle,
    departments,
    ...hourFrom(at - 1),
  });
  const revision = async () => (await hr.get<WindowView>(`/hr/windows/${id}`)).revision;
  const submit = async () => hr.post(`/hr/windows/${id}/submit`, { revision: await revision() });
  return { company, hr, id, service, production, revision, submit };
}

/** Sets what a client department rates. */
async function rate(hr: StaffClient, client: string, rated: string[]): Promise<void> {
  const { revision } = await hr.get<{ revision: number }>(`/hr/service-map/${client}`);
  await hr.put(`/hr/service-map/${client}`, { revision, rated });
}

describe('a set of links', () => {
  it('is not confirmed by who saved another one, also after somebody confirmed', async () => {
    const { company, hr, id, submit } = await draft();
    await submit();
    await approveAll([await company.signInAs('r1')]);
    await makeKeys(hr, id);
    const dead = await hr.post<Links>(`/hr/windows/${id}/links`);
    const valid = await hr.post<Links>(`/hr/windows/${id}/links`);
    const confirm = ({ revision }: Links) =>
      hr.post(`/hr/windows/${id}/confirm-links`, { revision });
    await confirm(valid);
    await expectRefusal(() => confirm(dead), 409, 'revision_conflict');
    expect(await confirm(valid)).toEqual({ state: 'issued' });
  });
});

describe('78: the reach of a survey', () => {
  const submission = {
    chain: 'windows',
    actor: 'hr',
    action: 'submit_window',
    subject: 'window',
    detail: {},
  } as const;

  it('is checked again as it is frozen, so that no change slips in behind the preflight', async () => {
    const { company, hr, id, service, production, revision } = await draft();
    const seen = await revision();
    // The preflight has passed; then the service map leaves two client departments.
    for (const code of ['C1', 'C2']) {
      await rate(hr, idOf(company.departments, code), [production]);
    }
    const before = await dumpDatabase();
    const done = await commitAudited(env.DB, submission, submitStatements(env.DB, id, seen));
    expect(done).toBeUndefined();
    expect(await dumpDatabase()).toEqual(before);
    expect(service).not.toBe(production);
  });

  it('is checked again for the number of links', async () => {
    const { id, revision } = await draft();
    const seen = await revision();
    await env.DB.prepare('UPDATE departments SET rater_links = 1').run();
    const done = await commitAudited(env.DB, submission, submitStatements(env.DB, id, seen));
    expect(done).toBeUndefined();
  });
});

describe('a reviewer’s approval', () => {
  it('is for the window that was seen, not for one submitted anew behind the page', async () => {
    const { company, hr, id, revision, submit } = await draft();
    await submit();
    const reviewer = await company.signInAs('r1');
    const tasks = await reviewer.get<{ surveysToApprove: { survey: string }[] }>('/reviewer/tasks');
    await hr.post(`/hr/windows/${id}/withdraw`, { revision: await revision() });
    await rate(hr, idOf(company.departments, 'C1'), []);
    await submit();
    for (const { survey } of tasks.surveysToApprove) {
      const approval = () => reviewer.post(`/reviewer/surveys/${survey}/approve`);
      await expectRefusal(approval, 404, 'survey_unknown');
    }
    await approveAll([reviewer]);
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('approved');
  });
});
