import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCycle } from '../../../scripts/client/window.ts';
import type { MeasureFields } from '../../../shared/appraisal/measure.ts';
import type { Measure, MeasuresOfCycle } from '../../../worker/appraisal/measure-store.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { type AppraisalScene, buildAppraisalScene } from './appraisal-scene.ts';
import { inNewCycle, placeIn } from './total-scene.ts';

let people: AppraisalScene;
let scene: AppraisalScene;

beforeAll(async () => {
  people = await buildAppraisalScene();
});

beforeEach(async () => {
  scene = await inNewCycle(people);
});

const visit: MeasureFields = {
  about: 'outcome',
  text: '故障处理之后三天内回访',
  owner: '周明',
  dueOn: '2030-03-31',
};

const write = (fields: object = visit, where = placeIn(scene)) =>
  scene.manager.post<{ id: string }>('/manager/measures', { ...where, ...fields });
const read = (of = scene, role: 'manager' | 'reviewer' = 'manager') =>
  of[role].get<MeasuresOfCycle>(`/${role}/measures/${of.cycle}/${of.department}`);
const change = (id: string, revision: number, fields: object = {}) =>
  scene.manager.put(`/manager/measures/${id}`, { ...visit, state: 'planned', revision, ...fields });
const lookBack = (id: string, revision: number, cycle: string, fields: object = {}) =>
  scene.manager.put(`/manager/measures/${id}/look-back`, {
    revision,
    cycle,
    state: 'done',
    text: '回访率达到九成',
    ...fields,
  });

const stored = (id: string, changed: Partial<Measure> = {}): Measure => ({
  ...visit,
  id,
  state: 'planned',
  lookBack: null,
  lookedBackIn: null,
  revision: 1,
  ...changed,
});

describe('a measure', () => {
  it('is about an indicator or a sheet, with owner and date, and read by both sides', async () => {
    const { id } = await write();
    const plan = { ...visit, about: 'plan', dueOn: '2030-02-28' };
    const { id: second } = await write(plan);
    const expected = [stored(second, { about: 'plan', dueOn: '2030-02-28' }), stored(id)];
    expect((await read()).measures).toEqual(expected);
    expect((await read(scene, 'reviewer')).measures).toEqual(expected);
  });

  it('comes with the names that the cycle’s form has for the nine indicators', async () => {
    const { indicators } = await read();
    expect(indicators).toHaveLength(9);
    expect(indicators.at(-1)).toMatchObject({ id: 'outcome', name: { zh: '服务结果' } });
  });

  it('written twice is one', async () => {
    const { id } = await write();
    const before = await dumpDatabase();
    expect(await write()).toEqual({ id });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('is changed from the revision that was read', async () => {
    const { id } = await write();
    await change(id, 1, { state: 'under_way', owner: '吴大为' });
    await expectRefusal(() => change(id, 1, { owner: '别人' }), 409, 'revision_conflict');
    const expected = stored(id, { state: 'under_way', owner: '吴大为', revision: 2 });
    expect((await read()).measures).toEqual([expected]);
  });

  it.each([
    ['about nothing that the form has', { about: 'praise' }],
    ['without a text', { text: ' ' }],
    ['longer than a paragraph', { text: 'x'.repeat(1001) }],
    ['without an owner', { owner: '' }],
    ['for no day of the calendar', { dueOn: '2030-02-30' }],
  ])('is refused %s', async (_, broken) => {
    await expectRefusal(() => write({ ...visit, ...broken }), 400, 'body_invalid');
  });

  it('is one of at most thirty', async () => {
    for (let index = 0; index < 30; index += 1) await write({ ...visit, text: `措施${index}` });
    await expectRefusal(() => write(), 409, 'measures_full');
  });

  it('is the department’s own: others meet it like an unknown one', async () => {
    const { id } = await write();
    const others = await scene.company.signInAs('m2');
    const place = `${scene.cycle}/${scene.department}`;
    const reading = () => others.get(`/manager/measures/${place}`);
    await expectRefusal(reading, 404, 'department_unknown');
    const changing = () =>
      others.put(`/manager/measures/${id}`, { ...visit, state: 'done', revision: 1 });
    await expectRefusal(changing, 404, 'measure_unknown');
    const writing = () => write(visit, placeIn(scene, scene.foreign));
    await expectRefusal(writing, 404, 'department_unknown');
    const reviewing = () =>
      scene.reviewer.post('/manager/measures', { ...placeIn(scene), ...visit });
    await expectRefusal(reviewing, 403, 'role_missing');
    const idle = () => write(visit, placeIn(scene, scene.idle));
    await expectRefusal(idle, 404, 'cycle_unknown');
  });
});

describe('a look back', () => {
  it('is written in the next cycle, beside which the measure is shown', async () => {
    const { id } = await write();
    const next = await inNewCycle(people);
    const { earlier } = await read(next);
    expect(earlier).toMatchObject({ cycle: { id: scene.cycle }, measures: [{ id }] });
    await lookBack(id, 1, next.cycle);
    const [seen] = (await read(next)).earlier?.measures ?? [];
    const label = (await read(next)).cycle.label;
    const text = '回访率达到九成';
    expect(seen).toEqual(
      stored(id, { state: 'done', lookBack: text, lookedBackIn: label, revision: 2 }),
    );
  });

  it('ends changes of the measure, and may itself be put better', async () => {
    const { id } = await write();
    const next = await inNewCycle(people);
    await lookBack(id, 1, next.cycle);
    await expectRefusal(() => change(id, 2), 409, 'measure_looked_back');
    await expectRefusal(() => lookBack(id, 1, next.cycle), 409, 'revision_conflict');
    await lookBack(id, 2, next.cycle, { text: '回访率九成五' });
  });

  it('comes in no cycle that is not later, or not the department’s', async () => {
    const early = await inNewCycle(people);
    const late = await inNewCycle(people);
    const { id } = await write(visit, placeIn(late));
    for (const cycle of [early.cycle, late.cycle, 'x'.repeat(21)]) {
      await expectRefusal(() => lookBack(id, 1, cycle), 409, 'look_back_too_early');
    }
  });

  it('follows the calendar, not the order in which cycles were opened', async () => {
    const { hr } = scene.company;
    const departments = [scene.department];
    const open = (kind: 'month' | 'quarter', label: string) =>
      openCycle(hr, { kind, label, departments });
    const quarter = await open('quarter', '2029-Q3');
    const september = await open('month', '2029-09');
    const august = await open('month', '2029-08');
    const before = async (cycle: string) => (await read({ ...scene, cycle })).earlier?.cycle.id;
    expect(await before(quarter)).toBe(september);
    expect(await before(september)).toBe(august);
    expect(await before(august)).toBe(people.cycle);
    expect(await before(people.cycle)).toBeUndefined();
  });
});

describe('whose measures they are', () => {
  it.each(['written', 'looked back at'])(
    'nobody else takes a step of one that is %s',
    async (state) => {
      const { id } = await write();
      const next = await inNewCycle(people);
      if (state === 'looked back at') await lookBack(id, 1, next.cycle);
      const revision = state === 'written' ? 1 : 2;
      const { company } = scene;
      const others = [
        [await company.signInAs('m2'), 404, 'measure_unknown'],
        [scene.reviewer, 403, 'role_missing'],
        [await company.signInAs('r2'), 403, 'role_missing'],
        [company.hr, 403, 'role_missing'],
      ] as const;
      for (const [by, status, code] of others) {
        const changing = () =>
          by.put(`/manager/measures/${id}`, { ...visit, state: 'done', revision });
        await expectRefusal(changing, status, code);
        const wish = { revision, cycle: next.cycle, state: 'done', text: '有成效' };
        const looking = () => by.put(`/manager/measures/${id}/look-back`, wish);
        await expectRefusal(looking, status, code);
      }
    },
  );
});
