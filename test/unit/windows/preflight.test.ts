import { describe, expect, it } from 'vitest';
import { preflight, type PreflightFacts } from '../../../worker/windows/preflight.ts';

type Survey = PreflightFacts['surveys'][number];

const clients = (...links: number[]) =>
  links.map((count, index) => ({ department: `client${index}`, links: count }));
const sound: Survey = {
  department: 'service',
  reviewer: 'reviewer',
  manager: 'manager',
  clients: clients(4, 4, 4),
};
const facts: PreflightFacts = {
  threshold: 5,
  preparers: [{ id: 'preparer', department: 'hr' }],
  cycleDepartments: ['service'],
  surveys: [sound],
  // Thursday to Wednesday, in a week without holidays.
  dates: {
    opensAt: Date.parse('2026-11-05T09:00:00+08:00') / 1000,
    closesAt: Date.parse('2026-11-11T18:00:00+08:00') / 1000,
    timeZone: 'Asia/Shanghai',
    companyDays: new Map(),
  },
};

const codesOf = (changed: Partial<PreflightFacts>) => {
  const { refusals, warnings } = preflight({ ...facts, ...changed });
  return {
    refusals: refusals.map(({ code, department }) => [code, department]),
    warnings: warnings.map(({ code, department }) => [code, department]),
  };
};
const ofSurvey = (changed: Partial<Survey>) => codesOf({ surveys: [{ ...sound, ...changed }] });

describe('the preflight', () => {
  it('has nothing to say of a sound window', () => {
    expect(preflight(facts)).toEqual({
      refusals: [],
      warnings: [],
      surveys: [{ department: 'service', raters: 12, clientDepartments: 3, margin: 7 }],
    });
  });

  it('refuses a window without a survey', () => {
    expect(codesOf({ surveys: [] }).refusals).toEqual([['no_survey', null]]);
  });

  it('refuses a department outside the cycle', () => {
    const refused = [['department_not_in_cycle', 'service']];
    expect(codesOf({ cycleDepartments: ['other'] }).refusals).toEqual(refused);
  });

  it('78: refuses fewer than three client departments, and none without links counts', () => {
    const refused = [['too_few_client_departments', 'service']];
    expect(ofSurvey({ clients: clients(6, 6) }).refusals).toEqual(refused);
    expect(ofSurvey({ clients: clients(6, 6, 0) }).refusals).toEqual(refused);
    expect(ofSurvey({ clients: clients(6, 6, 1) }).refusals).toEqual([]);
  });

  it('78: refuses fewer links than the threshold, and more than a tally can take', () => {
    expect(ofSurvey({ clients: clients(2, 1, 1) }).refusals).toEqual([
      ['too_few_links', 'service'],
    ]);
    expect(ofSurvey({ clients: clients(2, 2, 1) }).refusals).toEqual([]);
    expect(ofSurvey({ clients: clients(200, 200, 100) }).refusals).toEqual([]);
    const refused = [['too_many_links', 'service']];
    expect(ofSurvey({ clients: clients(200, 200, 101) }).refusals).toEqual(refused);
  });

  it('83: refuses a department without a reviewer other than its manager and the preparer', () => {
    const missing = [['reviewer_missing', 'service']];
    expect(ofSurvey({ reviewer: undefined }).refusals).toEqual(missing);
    expect(ofSurvey({ reviewer: 'manager' }).refusals).toEqual(missing);
    const preparer = [['reviewer_is_preparer', 'service']];
    expect(ofSurvey({ reviewer: 'preparer' }).refusals).toEqual(preparer);
  });

  it('83: refuses a reviewer who belongs to the department', () => {
    const refused = [['reviewer_in_department', 'service']];
    expect(ofSurvey({ reviewerDepartment: 'service' }).refusals).toEqual(refused);
    expect(ofSurvey({ reviewerDepartment: 'other' }).refusals).toEqual([]);
  });

  it('83: refuses a survey of a preparer’s own department, also of one who touched it before', () => {
    const other = { id: 'other', department: undefined };
    const own = { id: 'member', department: 'service' };
    const refused = [['preparer_in_department', 'service']];
    expect(codesOf({ preparers: [own, other] }).refusals).toEqual(refused);
    expect(codesOf({ preparers: [other, { ...other, id: 'manager' }] }).refusals).toEqual(refused);
    expect(codesOf({ preparers: [other] }).refusals).toEqual([]);
  });

  it('83: refuses a reviewer who touched the window before somebody else did', () => {
    const preparers = [{ id: 'reviewer', department: undefined }, ...facts.preparers];
    expect(codesOf({ preparers }).refusals).toEqual([['reviewer_is_preparer', 'service']]);
  });

  it('refuses a department that another window of the cycle rates', () => {
    const refused = [['department_rated_already', 'service']];
    expect(ofSurvey({ ratedElsewhere: true }).refusals).toEqual(refused);
  });

  it('warns of a small group below eight links', () => {
    const thin = ['thin_margin', 'service'];
    expect(ofSurvey({ clients: clients(3, 2, 2) }).warnings).toEqual([
      ['small_group', 'service'],
      thin,
    ]);
    expect(ofSurvey({ clients: clients(3, 3, 2) }).warnings).toEqual([]);
  });

  it('warns of a margin of less than three links above the threshold', () => {
    const warned = (links: number) =>
      codesOf({ threshold: 10, surveys: [{ ...sound, clients: clients(links - 2, 1, 1) }] })
        .warnings;
    expect([9, 10, 12, 13].map((links) => warned(links).length)).toEqual([0, 1, 1, 0]);
  });

  it('names those who will be told that the group is small', () => {
    const { warnings } = preflight({
      ...facts,
      surveys: [{ ...sound, clients: clients(3, 0, 2, 1) }],
    });
    expect(warnings[0]).toEqual({
      code: 'small_group',
      department: 'service',
      clients: [
        { department: 'client0', links: 3 },
        { department: 'client2', links: 2 },
        { department: 'client3', links: 1 },
      ],
    });
  });

  it('finds what is wrong with each survey by itself', () => {
    const surveys = [sound, { ...sound, department: 'other', clients: clients(1) }];
    const { refusals } = preflight({ ...facts, cycleDepartments: ['service', 'other'], surveys });
    expect(new Set(refusals.map(({ department }) => department))).toEqual(new Set(['other']));
  });
});
