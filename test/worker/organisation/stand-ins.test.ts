import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import {
  agreeing,
  type AppraisalScene,
  buildAppraisalScene,
  paperSheets,
  sheetOf,
  submit,
  write,
} from '../appraisal/appraisal-scene.ts';
import { answer, complete, inNewCycle, object, placeIn, sign } from '../appraisal/total-scene.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { giveRoles } from '../support/roles.ts';
import { now } from '../support/scene.ts';

let people: AppraisalScene;
let scene: AppraisalScene;
let clients: Record<Side, StaffClient>;
const day = 24 * 60 * 60;
type Side = 'manager' | 'reviewer';

/** m2 stands in for the manager, r2 for the reviewer of 用户服务. */
const persons = { manager: 'm2', reviewer: 'r2' } as const;

beforeAll(async () => {
  await resetStorage();
  people = await buildAppraisalScene();
  const { company } = people;
  clients = { manager: await company.signInAs('m2'), reviewer: await company.signInAs('r2') };
});

beforeEach(async () => {
  scene = await inNewCycle(people);
  // The rows are never deleted by the product; here each test begins with none.
  await env.DB.prepare('DELETE FROM substitutes').run();
});

async function name(side: Side, from: number, department = scene.department): Promise<string> {
  const today = await now();
  const { id } = await scene.company.hr.post<{ id: string }>('/hr/substitutes', {
    department,
    role: side,
    person: idOf(scene.company.people, persons[side]),
    from: today + from,
    until: today + from + 7 * day,
    reason: '出差',
  });
  return id;
}

/** Every state in which somebody was named, or not, and yet holds no role of the department. */
const withoutRole = {
  'was never named': async () => {},
  'comes tomorrow': (side) => name(side, day),
  'was ended': async (side) => {
    const id = await name(side, -60);
    await scene.company.hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
  },
  'stands in elsewhere': (side) => name(side, -60, scene.idle),
} satisfies Record<string, (side: Side) => Promise<unknown>>;

const measure = { about: 'outcome', text: '三天内回访', owner: '周明', dueOn: '2030-03-31' };

/** What each side does for a department, asked for as its own people would. */
function stepsOf(side: Side, by: StaffClient): Record<string, () => Promise<unknown>> {
  const place = placeIn(scene);
  const fingerprint = 'A'.repeat(43);
  const path = `/${side}${sheetOf(scene, 'plan')}`;
  const post = (address: string, body: object) => () => by.post(address, body);
  if (side === 'reviewer') {
    return {
      read: () => by.get(path),
      approve: post(`${path}/approve`, { revision: 1, comment: '' }),
      return: post(`${path}/return`, { revision: 1, reason: '请补充' }),
      audit: post(`${path}/audit`, { revision: 1 }),
      reopen: post(`${path}/reopen`, { revision: 1, reason: '复核' }),
      total: post('/reviewer/total', place),
      sign: post('/reviewer/total/sign', { ...place, fingerprint, withoutCustomerScore: false }),
      answer: post('/reviewer/total/answer', { ...place, outcome: 'upheld', answer: '属实' }),
      correct: post('/reviewer/total/correct', { ...place, version: 1, reason: '漏记' }),
      measures: () => by.get(`/reviewer/measures/${place.cycle}/${place.department}`),
    };
  }
  return {
    read: () => by.get(path),
    save: () => by.put(path, { revision: 0, content: paperSheets.plan }),
    submit: post(`${path}/submit`, { revision: 1 }),
    withdraw: post(`${path}/withdraw`, { revision: 1 }),
    'self-score': post(`${path}/self-score`, { revision: 1 }),
    total: post('/manager/total', place),
    sign: post('/manager/total/sign', { ...place, fingerprint, role: 'filler' }),
    object: post('/manager/total/object', { ...place, fingerprint, reasons: '请核对' }),
    measure: post('/manager/measures', { ...place, ...measure }),
    measures: () => by.get(`/manager/measures/${place.cycle}/${place.department}`),
  };
}

/** What each step of a side comes to for the person, by the step's name. */
async function outcomesOf(side: Side, by: StaffClient): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [step, take] of Object.entries(stepsOf(side, by))) {
    outcomes[step] = await take().then(
      () => 'granted',
      ({ code }: { code: string }) => code,
    );
  }
  return outcomes;
}

const everywhere = (side: Side, code: string) =>
  Object.fromEntries(Object.keys(stepsOf(side, clients[side])).map((step) => [step, code]));

const sides: Side[] = ['manager', 'reviewer'];

describe.each(sides)('who could stand in for a %s', (side) => {
  it.each(Object.keys(withoutRole) as (keyof typeof withoutRole)[])(
    'and %s meets the department as one that does not exist, in every step',
    async (state) => {
      await withoutRole[state](side);
      const before = await dumpDatabase();
      expect(await outcomesOf(side, clients[side])).toEqual(everywhere(side, 'department_unknown'));
      expect(await dumpDatabase()).toEqual(before);
    },
  );

  it('and lapsed, since the absent one holds the role no more, too', async () => {
    await name(side, -60);
    const own = idOf(scene.company.people, side === 'manager' ? 'm1' : 'r1');
    await giveRoles(scene, 'SV', { [side]: null });
    try {
      expect(await outcomesOf(side, clients[side])).toEqual(everywhere(side, 'department_unknown'));
    } finally {
      await giveRoles(scene, 'SV', { [side]: own });
    }
  });

  it('never takes the other side’s steps', async () => {
    await name(side, -60);
    const other = side === 'manager' ? 'reviewer' : 'manager';
    expect(await outcomesOf(other, clients[side])).toEqual(everywhere(other, 'role_missing'));
  });
});

describe('while they are absent', () => {
  it('the manager’s substitute writes, self-scores, objects and sets measures down', async () => {
    await name('manager', -60);
    const standing = { ...scene, manager: clients.manager };
    await submit(standing, 'plan');
    const other = await inNewCycle(people);
    const there = { ...other, manager: clients.manager };
    await complete(there);
    await object(there, '第二项有误');
    await clients.manager.post('/manager/measures', { ...placeIn(there), ...measure });
  });

  it('the reviewer’s substitute approves, audits, answers and signs', async () => {
    await name('reviewer', -60);
    const standing = { ...scene, reviewer: clients.reviewer };
    const revision = await submit(standing, 'plan');
    const path = `/reviewer${sheetOf(scene, 'plan')}`;
    const scored = await clients.reviewer.put<{ revision: number }>(`${path}/audit-scores`, {
      revision,
      scores: agreeing(paperSheets.plan),
    });
    await clients.reviewer.post(`${path}/audit`, { revision: scored.revision });
    await write(standing, 'duty');
    const there = { ...(await inNewCycle(people)), reviewer: clients.reviewer };
    await complete(there);
    await object(there, '第二项有误');
    await answer(there, 'dismissed');
    await sign(there, 'reviewer');
  });
});
