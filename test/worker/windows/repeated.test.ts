import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import {
  approveAll,
  issueLinks,
  openCycle,
  type WindowView,
} from '../../../scripts/client/window.ts';
import { KeyUnavailable } from '../../../worker/windows/key-vault.ts';
import { prepareSlice } from '../../../worker/windows/prepare.ts';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { buildScenesCompany, cycleLabel, hourFrom, now, openScene } from '../support/scene.ts';
import { dyingVault, keyNames } from '../support/vault.ts';

beforeEach(resetStorage);

async function company() {
  const made = await buildScenesCompany(3);
  const departments = ['SV', 'PR'].map((code) => idOf(made.departments, code));
  const cycle = await openCycle(made.hr, { kind: 'month', label: cycleLabel, departments });
  const at = await now();
  const plan = {
    departments,
    ...hourFrom(at - 1),
  };
  return { ...made, cycle, plan, id: nanoid() };
}

/** Does something, does it again, and expects the second time to change nothing and to say the same. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  const first = await act();
  const after = await dumpDatabase();
  expect(await act()).toEqual(first);
  expect(await dumpDatabase()).toEqual(after);
  return first;
}

describe('111: what is delivered twice', () => {
  it('happens once, from the draft to the end', async () => {
    const { hr, signInAs, cycle, plan, id } = await company();
    const at = `/hr/windows/${id}`;
    const reviewer = await signInAs('r1');
    await twice(() => hr.post('/hr/windows', { id, cycle, ...plan }));
    const changed = { ...plan, threshold: 6, clients: [] };
    await twice(() => hr.put(at, { revision: 1, ...changed }));
    await twice(() => hr.post(`${at}/submit`, { revision: 2 }));
    await twice(() => hr.post(`${at}/withdraw`, { revision: 3 }));
    await twice(() => hr.post(`${at}/submit`, { revision: 4 }));
    const { surveys } = await hr.get<WindowView>(at);
    const [one, other] = surveys.map((survey) => survey.id);
    await twice(() => reviewer.post(`/reviewer/surveys/${one}/return`, { reason: '人数不对' }));
    await twice(() => hr.post(`${at}/take-out`, { survey: one }));
    await twice(() => reviewer.post(`/reviewer/surveys/${other}/approve`));
    await twice(() => hr.post(`${at}/prepare`));
    await issueLinks(hr, id);
    await twice(() =>
      hr.post(`${at}/extend`, { from: plan.closesAt, closesAt: plan.closesAt + 60 }),
    );
    const early = {
      id: nanoid(),
      kind: 'early_close',
      reason: '都评完了',
      confirmation: cycleLabel,
    };
    await twice(() => hr.post(`${at}/requests`, early));
    await twice(() => reviewer.post(`/reviewer/requests/${early.id}/approve`));
    await runClock();
    // Also long after it was carried out.
    await twice(() => hr.post(`${at}/requests`, early));
    expect((await hr.get<WindowView>(at)).state).toBe('closed');
  });

  it('and late, behind another step, changes nothing', async () => {
    const { hr, signInAs, cycle, plan, id } = await company();
    const at = `/hr/windows/${id}`;
    await hr.post('/hr/windows', { id, cycle, ...plan });
    await hr.put(at, { revision: 1, ...plan, threshold: 6, clients: [] });
    await expectRefusal(
      () => hr.put(at, { revision: 1, ...plan, threshold: 7, clients: [] }),
      409,
      'revision_conflict',
    );
    await hr.post(`${at}/submit`, { revision: 2 });
    const reviewer = await signInAs('r1');
    const { surveys } = await hr.get<WindowView>(at);
    await approveAll([reviewer]);
    for (const late of [
      () => hr.put(at, { revision: 2, ...plan, clients: [] }),
      () => hr.post(`${at}/submit`, { revision: 2 }),
      () => hr.post(`${at}/withdraw`, { revision: 3 }),
      () => hr.post(`${at}/take-out`, { survey: surveys[0]?.id }),
    ]) {
      await expectRefusal(late, 409, 'window_state_forbids');
    }
    const late = () =>
      reviewer.post(`/reviewer/surveys/${surveys[0]?.id}/return`, { reason: '晚了' });
    await expectRefusal(late, 409, 'survey_state_forbids');
  });

  it('by two people at once is one extension, and the second is told of the first', async () => {
    const { company: made, window } = await openScene();
    const { closesAt } = await made.hr.get<{ closesAt: number }>(`/hr/windows/${window}`);
    const extend = (by: number) =>
      made.hr.post(`/hr/windows/${window}/extend`, { from: closesAt, closesAt: closesAt + by });
    await extend(600);
    await expectRefusal(() => extend(900), 409, 'revision_conflict');
  });
});

describe('many approvals', () => {
  it('are given together, all of them or none, and each by the reviewer of its department', async () => {
    const { hr, signInAs, cycle, plan, id } = await company();
    await hr.post('/hr/windows', { id, cycle, ...plan });
    await hr.post(`/hr/windows/${id}/submit`, { revision: 1 });
    const surveys = (await hr.get<WindowView>(`/hr/windows/${id}`)).surveys.map((each) => each.id);
    const [reviewer, stranger] = [await signInAs('r1'), await signInAs('r2')];
    const path = `/reviewer/windows/${id}/approve`;
    await expectRefusal(() => stranger.post(path, { surveys }), 404, 'window_unknown');
    const unknown = [...surveys, 'x'.repeat(21)];
    await expectRefusal(() => reviewer.post(path, { surveys: unknown }), 404, 'survey_unknown');
    await twice(() => reviewer.post(path, { surveys }));
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('approved');
  });
});

describe('making keys', () => {
  async function approved() {
    const made = await company();
    await made.hr.post('/hr/windows', { id: made.id, cycle: made.cycle, ...made.plan });
    await made.hr.post(`/hr/windows/${made.id}/submit`, { revision: 1 });
    await approveAll([await made.signInAs('r1')]);
    return made;
  }

  it('killed between two surveys goes on with the clock, and ends with one set of keys', async () => {
    const { hr, id } = await approved();
    // The first survey's keys reach the vault, then the Worker dies.
    const dying = prepareSlice(env.DB, dyingVault(1), id, 'hr');
    await expect(dying).rejects.toBeInstanceOf(KeyUnavailable);
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('preparing');
    const left = await keyNames();
    expect(left).toHaveLength(1);
    await runClock();
    expect((await hr.get<WindowView>(`/hr/windows/${id}`)).state).toBe('ready');
    expect(await keyNames()).toEqual(expect.arrayContaining(left));
    expect(await keyNames()).toHaveLength(4);
  });

  it('by two people at once ends with one set of keys and one manifest', async () => {
    const { hr, id } = await approved();
    await Promise.all([1, 2, 3].map(() => hr.post(`/hr/windows/${id}/prepare`)));
    const view = await hr.get<WindowView>(`/hr/windows/${id}`);
    expect([view.state, view.surveys.map(({ keys }) => keys)]).toEqual(['ready', ['made', 'made']]);
    const owners = (await keyNames()).map((name) => name.split('/')[1]);
    for (const { id: survey } of view.surveys) {
      expect(owners.filter((owner) => owner === survey)).toHaveLength(2);
    }
    const { audit_log: log } = await dumpDatabase();
    const frozen = (log as { action: string }[]).filter(
      ({ action }) => action === 'freeze_manifest',
    );
    expect(frozen).toHaveLength(1);
  });
});
