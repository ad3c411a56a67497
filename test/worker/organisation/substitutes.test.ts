import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { type AppraisalScene, buildAppraisalScene } from '../appraisal/appraisal-scene.ts';
import {
  complete,
  fingerprintOf,
  inNewCycle,
  placeIn,
  readTotal,
  sign,
} from '../appraisal/total-scene.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { giveRoles } from '../support/roles.ts';
import { now } from '../support/scene.ts';

let people: AppraisalScene;
let scene: AppraisalScene;
let today: number;
let clients: { m2: StaffClient; r2: StaffClient };
const day = 24 * 60 * 60;

beforeAll(async () => {
  people = await buildAppraisalScene();
  const { company } = people;
  clients = { m2: await company.signInAs('m2'), r2: await company.signInAs('r2') };
});

beforeEach(async () => {
  scene = await inNewCycle(people);
  today = await now();
  // The rows are never deleted by the product; here each test begins with none.
  await env.DB.prepare('DELETE FROM substitutes').run();
});

const person = (number: string) => idOf(people.company.people, number);
interface Wish {
  role: 'manager' | 'reviewer';
  person: string;
  from?: number;
  until?: number;
  department?: string;
}

async function name(wish: Wish): Promise<string> {
  const { id } = await scene.company.hr.post<{ id: string }>('/hr/substitutes', {
    department: scene.department,
    from: today - 60,
    until: today + 7 * day,
    reason: '出差',
    ...wish,
  });
  return id;
}

interface Listed {
  id: string;
  state: string;
  revision: number;
  person: { name: string };
  standsInFor: { name: string };
}
const list = () => scene.company.hr.get<Listed[]>('/hr/substitutes');

describe('a substitute', () => {
  it('signs in the absent person’s place, and both names stand under the total', async () => {
    await complete(scene);
    await name({ role: 'reviewer', person: person('r2') });
    await name({ role: 'manager', person: person('m2') });
    await sign(scene, 'reviewer', { by: clients.r2 });
    await sign(scene, 'filler', { by: clients.m2 });
    await sign(scene, 'self_scorer');
    const { record } = await readTotal(scene);
    expect(record.state).toBe('frozen');
    const names = new Map(record.signatures.map((each) => [each.role, each]));
    expect(names.get('filler')).toMatchObject({ name: '毛经理', standsInFor: '马经理' });
    expect(names.get('reviewer')).toMatchObject({ name: '饶总', standsInFor: '任总' });
    expect(names.get('self_scorer')).toMatchObject({ name: '马经理', standsInFor: null });
  });

  it('has the role from its first moment to its last, and for that department alone', async () => {
    const read = () => clients.r2.post('/reviewer/total', placeIn(scene));
    const foreign = () => expectRefusal(read, 404, 'department_unknown');
    await foreign();
    await name({ role: 'reviewer', person: person('r2'), from: today + day });
    await foreign();
    await env.DB.prepare('DELETE FROM substitutes').run();
    const id = await name({ role: 'reviewer', person: person('r2') });
    await read();
    const idle = () => clients.r2.post('/reviewer/total', placeIn(scene, scene.idle));
    await expectRefusal(idle, 404, 'department_unknown');
    await scene.company.hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
    await foreign();
    expect((await list())[0]).toMatchObject({ id, state: 'over', revision: 2 });
  });

  it('stands in for the one who was absent, not for a successor', async () => {
    await name({ role: 'reviewer', person: person('r2') });
    await giveRoles(scene, 'SV', { reviewer: null });
    try {
      const read = () => clients.r2.post('/reviewer/total', placeIn(scene));
      await expectRefusal(read, 404, 'department_unknown');
      expect((await list())[0]).toMatchObject({ state: 'lapsed' });
    } finally {
      await giveRoles(scene, 'SV', { reviewer: person('r1') });
    }
  });

  it('who stood in on one side does not act on the other afterwards', async () => {
    await complete(scene);
    const fingerprint = await fingerprintOf(scene);
    const id = await name({ role: 'manager', person: person('m2') });
    await sign(scene, 'filler', { fingerprint, by: clients.m2 });
    await scene.company.hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
    await giveRoles(scene, 'SV', { reviewer: person('m2') });
    try {
      const review = () => sign(scene, 'reviewer', { fingerprint, by: clients.m2 });
      await expectRefusal(review, 403, 'signer_on_other_side');
    } finally {
      await giveRoles(scene, 'SV', { reviewer: person('r1') });
    }
  });
});

describe('D8: nobody is named a substitute', () => {
  const excluded = (wish: Wish) => expectRefusal(() => name(wish), 409, 'substitute_excluded');

  it('who holds the role, or the department’s other one', async () => {
    await excluded({ role: 'reviewer', person: person('r1') });
    await excluded({ role: 'reviewer', person: person('m1') });
    await excluded({ role: 'manager', person: person('r1') });
  });

  it('for a reviewer, who belongs to the department', async () => {
    // m2 belongs to 生产中心; 饶总 reviews it.
    await excluded({ role: 'reviewer', person: person('m2'), department: scene.foreign });
  });

  it('who stands in on the other side in that time; in another time it is allowed', async () => {
    await name({ role: 'manager', person: person('r2') });
    await excluded({ role: 'reviewer', person: person('r2') });
    const later = { from: today + 8 * day, until: today + 9 * day };
    await name({ role: 'reviewer', person: person('r2'), ...later });
  });

  it('by themselves', async () => {
    await excluded({ role: 'manager', person: person('h1') });
  });

  it('and then made the holder of the other role', async () => {
    await name({ role: 'manager', person: person('m2') });
    const swap = () => giveRoles(scene, 'SV', { reviewer: person('m2') });
    await expectRefusal(swap, 409, 'reviewer_is_the_manager');
  });

  it('past the routes either: the database refuses it', async () => {
    const insert = (role: string, who: string) =>
      env.DB.prepare(
        `INSERT INTO substitutes VALUES ('x23456789012345678901', ?1, ?2, ?3, ?4, 1, 4000000000,
           'x', ?5, 1, 1)`,
      )
        .bind(scene.department, role, person(who), person('r1'), person('h1'))
        .run();
    await expect(insert('reviewer', 'm1')).rejects.toThrow('substitute_is_excluded');
    await expect(insert('manager', 'h1')).rejects.toThrow('nobody_names_oneself');
  });
});

describe('naming a substitute', () => {
  it('is refused with dates that do not fit', async () => {
    const refuse = (from: number, until: number) =>
      expectRefusal(
        () => name({ role: 'manager', person: person('m2'), from, until }),
        400,
        'substitution_dates_invalid',
      );
    await refuse(today, today);
    await refuse(today - 2 * day, today - day);
    await refuse(today, today + 367 * day);
  });

  it('is refused while somebody else stands in, and where nobody holds the role', async () => {
    await name({ role: 'manager', person: person('m2') });
    const second = () => name({ role: 'manager', person: person('r2') });
    await expectRefusal(second, 409, 'substitutes_overlap');
    await giveRoles(scene, 'QA', { reviewer: null });
    try {
      const vacant = () => name({ role: 'reviewer', person: person('r2'), department: scene.idle });
      await expectRefusal(vacant, 409, 'role_has_no_holder');
    } finally {
      await giveRoles(scene, 'QA', { reviewer: person('r1') });
    }
  });

  it('and ending it is done once, however often it is sent', async () => {
    const id = await name({ role: 'manager', person: person('m2') });
    const named = await dumpDatabase();
    expect(await name({ role: 'manager', person: person('m2') })).toBe(id);
    expect(await dumpDatabase()).toEqual(named);
    const end = (revision: number) => () =>
      scene.company.hr.post(`/hr/substitutes/${id}/end`, { revision });
    await expectRefusal(end(2), 409, 'revision_conflict');
    await end(1)();
    const ended = await dumpDatabase();
    await end(1)();
    expect(await dumpDatabase()).toEqual(ended);
    const unknown = () =>
      scene.company.hr.post(`/hr/substitutes/${'x'.repeat(21)}/end`, { revision: 1 });
    await expectRefusal(unknown, 404, 'substitution_unknown');
  });

  it('is shortened and never changed otherwise, in the database either', async () => {
    await name({ role: 'manager', person: person('m2') });
    for (const change of ['until_at = until_at + 1', "person_id = 'x'", 'from_at = 0']) {
      const changing = env.DB.prepare(`UPDATE substitutes SET ${change}`).run();
      await expect(changing).rejects.toThrow('substitution_is_final');
    }
  });
});
