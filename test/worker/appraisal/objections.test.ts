import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { giveRoles } from '../support/roles.ts';
import { type AppraisalScene, buildAppraisalScene } from './appraisal-scene.ts';
import {
  answer,
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
  await complete(scene);
});

describe('an objection', () => {
  it('is kept with its reasons and its answer, each with name and time', async () => {
    await object(scene, ' 两起投诉是同一件事。\n请核对 ');
    await answer(scene, 'dismissed', '工单不同，维持原分。');
    const { record } = await readTotal(scene, 'manager');
    const at = expect.any(Number) as number;
    expect(record.objections).toEqual([
      {
        version: 1,
        reasons: '两起投诉是同一件事。\n请核对',
        by: '马经理',
        at,
        answer: { outcome: 'dismissed', text: '工单不同，维持原分。', by: '任总', at },
      },
    ]);
    expect(record.mayObject).toBe(false);
  });

  it('stops every signature until it is answered', async () => {
    const fingerprint = await fingerprintOf(scene);
    await sign(scene, 'filler', { fingerprint });
    await object(scene, '客户评分有误');
    for (const role of ['self_scorer', 'reviewer'] as const) {
      await expectRefusal(() => sign(scene, role, { fingerprint }), 409, 'objection_waits');
    }
    await answer(scene, 'dismissed');
    await sign(scene, 'self_scorer', { fingerprint });
    await sign(scene, 'reviewer', { fingerprint });
    expect((await readTotal(scene)).record.state).toBe('frozen');
  });

  it('to a frozen total opens its correction when it is upheld, with the answer as reason', async () => {
    await freeze(scene);
    await object(scene, '重关指标扣分有误');
    await expectRefusal(() => reopen(scene, 'plan'), 409, 'total_frozen');
    await answer(scene, 'upheld', '属实，更正。');
    const { record } = await readTotal(scene);
    expect(record).toMatchObject({
      state: 'open',
      version: 2,
      corrections: [{ version: 2, reason: '属实，更正。', by: '任总' }],
      versions: [{ version: 1, hundredths: 7680 }],
    });
    await reopen(scene, 'plan');
  });

  it('to a frozen total leaves it frozen when it is dismissed', async () => {
    await freeze(scene);
    await object(scene, '客户评分有误');
    await answer(scene, 'dismissed');
    expect((await readTotal(scene)).record).toMatchObject({ state: 'frozen', corrections: [] });
  });

  it('to a total that was taken up for correction meanwhile is upheld into that correction', async () => {
    await freeze(scene);
    await object(scene, '重关指标扣分有误');
    const correction = { ...placeIn(scene), version: 1, reason: '漏记一项' };
    await scene.reviewer.post('/reviewer/total/correct', correction);
    const fingerprint = await fingerprintOf(scene);
    await expectRefusal(() => sign(scene, 'filler', { fingerprint }), 409, 'objection_waits');
    await answer(scene, 'upheld', '属实，更正。');
    const { record } = await readTotal(scene);
    expect(record).toMatchObject({ state: 'open', version: 2, corrections: [{ version: 2 }] });
    await sign(scene, 'filler');
  });

  it('is one, and its answer is one, however often they are sent', async () => {
    const fingerprint = await fingerprintOf(scene);
    await object(scene, '请核对', fingerprint);
    const filed = await dumpDatabase();
    await object(scene, '请核对', fingerprint);
    expect(await dumpDatabase()).toEqual(filed);
    const another = () => object(scene, '另一个理由', fingerprint);
    await expectRefusal(another, 409, 'objection_waits');
    await answer(scene, 'dismissed', '维持');
    const answered = await dumpDatabase();
    await answer(scene, 'dismissed', '维持');
    expect(await dumpDatabase()).toEqual(answered);
    await expectRefusal(() => answer(scene, 'upheld', '改'), 404, 'objection_unknown');
    await expectRefusal(another, 409, 'objection_made');
  });

  it('is about the total that the manager saw', async () => {
    await expectRefusal(() => object(scene, '有误', 'A'.repeat(43)), 409, 'revision_conflict');
    await reopen(scene, 'plan');
    await expectRefusal(() => object(scene, '有误', 'A'.repeat(43)), 409, 'total_incomplete');
  });

  it('has 1 to 2000 characters of reasons, and so has its answer', async () => {
    const fingerprint = await fingerprintOf(scene);
    for (const text of [' ', 'x'.repeat(2001), 'a\u0000b']) {
      await expectRefusal(() => object(scene, text, fingerprint), 400, 'body_invalid');
      await expectRefusal(() => answer(scene, 'upheld', text), 400, 'body_invalid');
    }
  });

  it('is not answered by whoever filed it, with a role of later', async () => {
    await object(scene, '请核对');
    const { company } = scene;
    const [m1, m2, r1] = [
      idOf(company.people, 'm1'),
      idOf(company.people, 'm2'),
      idOf(company.people, 'r1'),
    ];
    await giveRoles(scene, 'SV', { manager: m2, reviewer: m1 });
    try {
      const own = () => answer(scene, 'upheld', '成立', scene.manager);
      await expectRefusal(own, 403, 'signer_on_other_side');
    } finally {
      await giveRoles(scene, 'SV', { manager: m1, reviewer: r1 });
    }
  });

  it('never changes once it is answered, in the database either', async () => {
    await object(scene, '请核对');
    // Of this cycle alone: those of other tests are refused for other reasons.
    const set = (column: 'reasons' | 'answer') =>
      env.DB.prepare(`UPDATE objections SET ${column} = 'x' WHERE cycle_id = ?1`)
        .bind(scene.cycle)
        .run();
    await expect(set('reasons')).rejects.toThrow('objection_is_answered');
    await answer(scene, 'dismissed');
    await expect(set('answer')).rejects.toThrow('objection_is_answered');
  });
});
