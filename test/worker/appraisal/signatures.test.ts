import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import {
  contentFingerprint,
  hundredthsOf,
  readContent,
} from '../../../shared/appraisal/total-content.ts';
import type { FrozenRecord } from '../../../shared/appraisal/total-record.ts';
import type { TotalStanding } from '../../../worker/appraisal/total-list-store.ts';
import { points } from '../../unit/appraisal/sheets.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { withoutChance } from '../support/routes.ts';
import { giveRoles } from '../support/roles.ts';
import { type AppraisalScene, buildAppraisalScene, decide } from './appraisal-scene.ts';
import {
  auditAll,
  auditAnew,
  complete,
  fingerprintOf,
  freeze,
  inNewCycle,
  object,
  placeIn,
  readTotal,
  reopen,
  sign,
} from './total-scene.ts';

let people: AppraisalScene;
let scene: AppraisalScene;

beforeAll(async () => {
  people = await buildAppraisalScene();
});

beforeEach(async () => {
  scene = await inNewCycle(people);
});

const otherPlan = [{ audited: points(45) }, { audited: points(30) }, { audited: points(16) }];

describe('a signature', () => {
  beforeEach(() => complete(scene));

  it('names its person and time, and is for what the total is made of', async () => {
    await sign(scene, 'filler');
    const { record } = await readTotal(scene, 'manager');
    expect(record).toMatchObject({ state: 'open', version: 1, frozenAt: null });
    expect(record.signatures).toEqual([
      {
        role: 'filler',
        name: '马经理',
        standsInFor: null,
        version: 1,
        withoutCustomerScore: false,
        at: expect.any(Number) as number,
        holds: true,
      },
    ]);
  });

  it('given twice is one, and is not given for what somebody else signed', async () => {
    await sign(scene, 'filler');
    const fingerprint = await fingerprintOf(scene);
    const before = await dumpDatabase();
    await sign(scene, 'filler', { fingerprint });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('holds no longer once a sheet is taken up again, and says so', async () => {
    await sign(scene, 'filler');
    await sign(scene, 'reviewer');
    await reopen(scene, 'plan');
    const { total, record } = await readTotal(scene);
    expect(total).toBeNull();
    expect(record.fingerprint).toBeNull();
    expect(record.signatures.map(({ role, holds }) => [role, holds])).toEqual([
      ['filler', false],
      ['reviewer', false],
    ]);
  });

  it('does not hold for another score, which is shown before and after', async () => {
    await sign(scene, 'self_scorer');
    await auditAnew(scene, 'plan', otherPlan);
    const { total, record } = await readTotal(scene, 'manager');
    // (30 + 91 × 30 % + 18) × 1
    expect(total?.hundredths).toBe(7530);
    expect(record.signatures).toMatchObject([{ role: 'self_scorer', holds: false }]);
    expect(record.changes?.figures).toEqual([
      {
        what: 'plan',
        before: { exact: '96', rounded: 9600, decimals: 2 },
        after: { exact: '91', rounded: 9100, decimals: 2 },
      },
      {
        what: 'total',
        before: { exact: '384/5', rounded: 7680, decimals: 2 },
        after: { exact: '753/10', rounded: 7530, decimals: 2 },
      },
    ]);
    expect(record.changes?.lines).toEqual([
      {
        sheet: 'plan',
        entry: 0,
        subIndicator: null,
        field: 'audited',
        before: points(50),
        after: points(45),
      },
    ]);
  });

  it('is refused for what the signer did not see', async () => {
    const fingerprint = await fingerprintOf(scene);
    await auditAnew(scene, 'plan', otherPlan);
    const late = () => sign(scene, 'filler', { fingerprint });
    await expectRefusal(late, 409, 'revision_conflict');
  });

  it('never changes and is never moved to another content, in the database either', async () => {
    await sign(scene, 'filler');
    for (const sql of [
      "UPDATE total_signatures SET person_id = 'x'",
      'UPDATE total_contents SET version = 2',
      'INSERT INTO frozen_totals SELECT cycle_id, department_id, 1, number, 9999, 1 FROM total_contents WHERE cycle_id NOT IN (SELECT cycle_id FROM frozen_totals)',
    ]) {
      await expect(env.DB.prepare(sql).run()).rejects.toThrow(/final|total_is_not_signed/);
    }
  });
});

describe('who is on one side', () => {
  it('does not sign on the other with a role of later', async () => {
    await complete(scene);
    await sign(scene, 'filler');
    const fingerprint = await fingerprintOf(scene);
    const [m1, r1] = [idOf(scene.company.people, 'm1'), idOf(scene.company.people, 'r1')];
    await giveRoles(scene, 'SV', { manager: r1, reviewer: m1 });
    const asReviewer = () => sign(scene, 'reviewer', { fingerprint, by: scene.manager });
    const asManager = () => sign(scene, 'self_scorer', { fingerprint, by: scene.reviewer });
    try {
      await expectRefusal(asReviewer, 403, 'signer_on_other_side');
      await expectRefusal(asManager, 403, 'signer_on_other_side');
    } finally {
      await giveRoles(scene, 'SV', { manager: m1, reviewer: r1 });
    }
  });
});

describe('a total without a customer score', () => {
  it('is signed by the reviewer explicitly, and marked so', async () => {
    await auditAll(scene);
    await decide(scene, 'withheld');
    const seen = await fingerprintOf(scene);
    const silently = () => sign(scene, 'reviewer', { fingerprint: seen });
    await expectRefusal(silently, 409, 'absence_unconfirmed');
    await scene.reviewer.post('/reviewer/total/sign', {
      ...placeIn(scene),
      fingerprint: seen,
      withoutCustomerScore: true,
    });
    await sign(scene, 'filler');
    await sign(scene, 'self_scorer');
    const { total, record } = await readTotal(scene);
    expect(total).toMatchObject({ hundredths: 7840, withoutCustomerScore: true });
    expect(record.state).toBe('frozen');
    const reviewer = record.signatures.filter((each) => each.withoutCustomerScore);
    expect(reviewer.map(({ role }) => role)).toEqual(['reviewer']);
  });
});

describe('the last signature', () => {
  beforeEach(() => complete(scene));

  it('freezes the record, also when two sign at once', async () => {
    const fingerprint = await fingerprintOf(scene);
    await sign(scene, 'reviewer', { fingerprint });
    await Promise.all([
      sign(scene, 'filler', { fingerprint }),
      sign(scene, 'self_scorer', { fingerprint }),
    ]);
    const { record, total } = await readTotal(scene);
    expect(total?.hundredths).toBe(7680);
    expect(record).toMatchObject({ state: 'frozen', fingerprint, changes: null });
    expect(record.versions).toMatchObject([{ version: 1, hundredths: 7680, fingerprint }]);
  });

  it('leaves a record from which anybody computes figure and fingerprint again', async () => {
    await freeze(scene);
    const record = await scene.manager.post<FrozenRecord>('/manager/total/record', {
      ...placeIn(scene),
      version: 1,
    });
    expect(await contentFingerprint(record.text)).toBe(record.fingerprint);
    expect(hundredthsOf(readContent(record.text))).toBe(record.hundredths);
    expect(record.hundredths).toBe(7680);
    expect(record.signatures.map(({ role }) => role).sort()).toEqual([
      'filler',
      'reviewer',
      'self_scorer',
    ]);
  });

  it('makes everything that it is made of final', async () => {
    await freeze(scene);
    await expectRefusal(() => reopen(scene, 'plan'), 409, 'total_frozen');
    const taking = env.DB.prepare("UPDATE sheets SET state = 'self_scored'").run();
    await expect(taking).rejects.toThrow(/total_is_frozen/);
    const rewriting = env.DB.prepare('UPDATE frozen_totals SET hundredths = 1').run();
    await expect(rewriting).rejects.toThrow(/total_is_frozen/);
  });
});

describe('a frozen record', () => {
  const correct = (version: number, reason = '计划表漏记一项') =>
    scene.reviewer.post<{ version: number }>('/reviewer/total/correct', {
      ...placeIn(scene),
      version,
      reason,
    });

  beforeEach(async () => {
    await complete(scene);
    await freeze(scene);
  });

  it('is corrected only by a new version with a reason, and both are kept', async () => {
    await expectRefusal(() => correct(1, ' '), 400, 'body_invalid');
    expect(await correct(1)).toEqual({ version: 2 });
    await auditAnew(scene, 'plan', otherPlan);
    const { record } = await readTotal(scene);
    expect(record).toMatchObject({ state: 'open', version: 2, signatures: [] });
    expect(record.corrections).toMatchObject([
      { version: 2, reason: '计划表漏记一项', by: '任总' },
    ]);
    // Compared with the frozen one.
    expect(record.changes?.figures.map(({ what }) => what)).toEqual(['plan', 'total']);
    await freeze(scene);
    const { total, record: corrected } = await readTotal(scene);
    expect(total?.hundredths).toBe(7530);
    expect(corrected.versions).toMatchObject([
      { version: 1, hundredths: 7680 },
      { version: 2, hundredths: 7530 },
    ]);
  });

  it('is opened once, however often the same correction is sent', async () => {
    await correct(1);
    const before = await dumpDatabase();
    expect(await correct(1)).toEqual({ version: 2 });
    expect(await dumpDatabase()).toEqual(before);
    await expectRefusal(() => correct(1, '另一个理由'), 409, 'total_not_frozen');
    await expectRefusal(() => correct(2), 409, 'total_not_frozen');
  });
});

describe('the list of totals', () => {
  const standing = async (role: 'manager' | 'reviewer') => {
    const all = await scene[role].get<TotalStanding[]>(`/${role}/totals`);
    const { state, signed } = all.find(({ cycle }) => cycle.id === scene.cycle) ?? {};
    return [state, signed];
  };

  it('says how far each is, and no figure', async () => {
    expect(await standing('manager')).toEqual(['incomplete', []]);
    await complete(scene);
    expect(await standing('reviewer')).toEqual(['to_sign', []]);
    await sign(scene, 'filler');
    expect(await standing('manager')).toEqual(['to_sign', ['filler']]);
    await freeze(scene);
    expect((await standing('manager'))[0]).toBe('frozen');
    await object(scene, '请核对');
    expect((await standing('reviewer'))[0]).toBe('objected');
    const told = withoutChance(await scene.manager.get('/manager/totals'));
    expect(JSON.stringify(told)).not.toMatch(/7680|76\.8|hundredths|tenths/);
  });

  it('counts no signature under what has changed since, before anybody looks', async () => {
    await complete(scene);
    await sign(scene, 'filler');
    const later = 'UPDATE sheets SET changed_at = unixepoch() + 1, revision = revision + 1';
    await env.DB.prepare(`${later}, state = 'self_scored' WHERE cycle_id = ?1`)
      .bind(scene.cycle)
      .run();
    expect(await standing('manager')).toEqual(['incomplete', []]);
  });
});
