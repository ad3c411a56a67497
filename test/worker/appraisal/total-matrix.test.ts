import { describe, expect, it } from 'vitest';
import { signInWithRole } from '../../../scripts/client/company-role.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { problemCodes, type ProblemCode } from '../../../shared/wire/problem-codes.ts';
import { expectRefusal } from '../support/refusal.ts';
import { remember } from '../support/remember.ts';
import { type AppraisalScene, buildAppraisalScene, sheetOf, submit } from './appraisal-scene.ts';
import {
  auditAll,
  complete,
  fingerprintOf,
  freeze,
  inNewCycle,
  object,
  placeIn,
  sign,
} from './total-scene.ts';

/** Somebody whose the total is not, and what they are told. */
interface Stranger {
  name: string;
  client: StaffClient;
  code: ProblemCode;
}

async function makePeople(): Promise<{ people: AppraisalScene; strangers: Stranger[] }> {
  const people = await buildAppraisalScene();
  const { company } = people;
  const foreign = 'department_unknown';
  const strangers: Stranger[] = [
    { name: 'another manager', client: await company.signInAs('m2'), code: foreign },
    { name: 'another reviewer', client: await company.signInAs('r2'), code: foreign },
    { name: 'HR', client: company.hr, code: 'role_missing' },
    {
      name: 'the leadership',
      client: await signInWithRole(company, 'leadership'),
      code: 'role_missing',
    },
  ];
  return { people, strangers };
}

/** How far a total can be, and what brings it there. */
const states = {
  incomplete: async (scene) => {
    await submit(scene, 'plan');
  },
  'without customer result': auditAll,
  complete,
  'partly signed': async (scene) => {
    await complete(scene);
    await sign(scene, 'self_scorer');
  },
  'objected to': async (scene) => {
    await complete(scene);
    await object(scene, '请核对');
  },
  frozen: async (scene) => {
    await complete(scene);
    await freeze(scene);
  },
  'frozen and objected to': async (scene) => {
    await complete(scene);
    await freeze(scene);
    await object(scene, '请核对');
  },
  'under correction': async (scene) => {
    await complete(scene);
    await freeze(scene);
    await act.correct(scene);
  },
} satisfies Record<string, (scene: AppraisalScene) => Promise<void>>;
type State = keyof typeof states;

const post =
  (role: 'manager' | 'reviewer', path: string, rest: object | (() => Promise<object>)) =>
  async (scene: AppraisalScene, by: StaffClient = scene[role]): Promise<unknown> => {
    const more = typeof rest === 'function' ? await rest() : rest;
    return by.post(`/${role}/total${path}`, { ...placeIn(scene), ...more });
  };

/** Each step with the side whose it is. Signing and objecting name what was read before. */
const act = {
  record: post('manager', '/record', { version: 1 }),
  answer: post('reviewer', '/answer', { outcome: 'dismissed', answer: '已核对' }),
  correct: post('reviewer', '/correct', { version: 1, reason: '漏记一项' }),
};
const signs = (fingerprint: string) => post('manager', '/sign', { fingerprint, role: 'filler' });
const reviews = (fingerprint: string) =>
  post('reviewer', '/sign', { fingerprint, withoutCustomerScore: false });
const objects = (fingerprint: string) =>
  post('manager', '/object', { fingerprint, reasons: '有误' });
const reopens =
  (revision: number) =>
  async (scene: AppraisalScene, by = scene.reviewer): Promise<unknown> =>
    by.post(`/reviewer${sheetOf(scene, 'plan')}/reopen`, { revision, reason: '有误' });

type Step = 'record' | 'sign' | 'review' | 'object' | 'answer' | 'correct' | 'reopen';

/** What each step comes to in each state; what is not listed is granted. */
const refused: Record<State, Partial<Record<Step, ProblemCode>>> = {
  incomplete: {
    record: 'total_version_unknown',
    sign: 'total_incomplete',
    review: 'total_incomplete',
    object: 'total_incomplete',
    answer: 'objection_unknown',
    correct: 'total_not_frozen',
    reopen: 'sheet_state_forbids',
  },
  'without customer result': {
    record: 'total_version_unknown',
    sign: 'total_incomplete',
    review: 'total_incomplete',
    object: 'total_incomplete',
    answer: 'objection_unknown',
    correct: 'total_not_frozen',
  },
  complete: {
    record: 'total_version_unknown',
    answer: 'objection_unknown',
    correct: 'total_not_frozen',
  },
  'partly signed': {
    record: 'total_version_unknown',
    answer: 'objection_unknown',
    correct: 'total_not_frozen',
  },
  'objected to': {
    record: 'total_version_unknown',
    sign: 'objection_waits',
    review: 'objection_waits',
    object: 'objection_waits',
    correct: 'total_not_frozen',
  },
  frozen: {
    sign: 'total_frozen',
    review: 'total_frozen',
    answer: 'objection_unknown',
    reopen: 'total_frozen',
  },
  'frozen and objected to': {
    sign: 'total_frozen',
    review: 'total_frozen',
    object: 'objection_waits',
    reopen: 'total_frozen',
  },
  'under correction': { answer: 'objection_unknown' },
};

async function stepsIn(scene: AppraisalScene, state: State) {
  // To sign what is signed already is granted; so a frozen total is signed as another content.
  const fingerprint = await fingerprintOf(scene);
  const signing =
    state.startsWith('frozen') || fingerprint === 'none' ? 'A'.repeat(43) : fingerprint;
  const objecting = fingerprint === 'none' ? 'A'.repeat(43) : fingerprint;
  const { revision } = await scene.reviewer.get<{ revision: number }>(
    `/reviewer${sheetOf(scene, 'plan')}`,
  );
  return {
    record: act.record,
    sign: signs(signing),
    review: reviews(signing),
    object: objects(objecting),
    answer: act.answer,
    correct: act.correct,
    reopen: reopens(revision),
  } satisfies Record<Step, unknown>;
}

const isReviewers = (step: Step): boolean =>
  step === 'review' || step === 'answer' || step === 'correct' || step === 'reopen';

describe.each(Object.keys(states) as State[])('a total that is %s', (state) => {
  const arrange = () =>
    remember(`a total that is ${state}`, async () => {
      const { people, strangers } = await remember('the scene with strangers', makePeople);
      const scene = await inNewCycle(people);
      await states[state](scene);
      return { scene, strangers, steps: await stepsIn(scene, state) };
    });

  it('refuses every step that is not its own, and whoever it is not theirs to take', async () => {
    const { scene, strangers, steps } = await arrange();
    for (const [step, code] of Object.entries(refused[state]) as [Step, ProblemCode][]) {
      await expectRefusal(() => steps[step](scene), problemCodes[code].status, code);
    }
    for (const [step, take] of Object.entries(steps) as [Step, (typeof steps)[Step]][]) {
      for (const { client, name, code } of strangers) {
        const isOtherRole = name === (isReviewers(step) ? 'another manager' : 'another reviewer');
        const expected = isOtherRole ? 'role_missing' : code;
        await expect(take(scene, client)).rejects.toMatchObject({ code: expected });
      }
      const otherSide = isReviewers(step) ? scene.manager : scene.reviewer;
      await expect(take(scene, otherSide)).rejects.toMatchObject({ code: 'role_missing' });
    }
  });

  it('grants each of the others', async () => {
    const all: Step[] = ['record', 'sign', 'review', 'object', 'answer', 'correct', 'reopen'];
    for (const step of all.filter((each) => refused[state][each] === undefined)) {
      const { scene, steps } = await arrange();
      await expect(steps[step](scene)).resolves.toBeInstanceOf(Object);
    }
  });
});
