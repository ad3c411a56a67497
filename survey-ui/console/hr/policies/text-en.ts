import type { policiesInChinese } from './text-zh.ts';

/** Words of the pages about scoring policies in English. */
export const policiesInEnglish: typeof policiesInChinese = {
  title: 'Scoring policy',
  lead: 'How much duty, plan and customer score count, and how they make the total. Each cycle uses one version.',
  name: (number) => `Scoring policy, version ${number}`,
  changeTitle: (number) => `Change scoring policy version ${number}`,
  newTitle: 'A new version of the scoring policy',
  percents: 'Weights',
  percentsLead: 'Whole percents, together at most 100 %.',
  parts: { duty: 'Duty', plan: 'Plan', customer: 'Customer score' },
  partsShort: 'Duty / plan / customer (%)',
  sum: 'Sum',
  ceiling: 'Ceiling',
  points: (points) => `${points} points`,
  ceilingPrinted: (sum) =>
    `The three weights sum to ${sum} %, so a total tops out at ${sum} × the key-indicator value. The printed form is like that (30 % + 30 % + 20 % = 80 %); it is followed, and the total’s page, the printout and the explanation say so.`,
  ceilingFull:
    'The three weights sum to 100 %, so a total tops out at 100 × the key-indicator value.',
  ceilingScaled: (sum, factor) =>
    `The three weights sum to ${sum} %; times ${factor} that is scaled to 100, so a total tops out at 100 × the key-indicator value. Wherever a total is shown, it says that it was scaled.`,
  scale: 'Full marks of the total',
  scales: { as_printed: 'As the form is printed', to_100: 'Scaled to 100' },
  scaleHints: {
    as_printed: 'The weighted parts are added; their sum is the ceiling.',
    to_100: 'The sum is scaled so that full marks give 100. It is said everywhere, never silently.',
  },
  withheld: 'Without a customer score',
  withheldText: (customer, duty, plan) =>
    `A survey that is withheld, void or not held gives no customer score, and never a 0. Its ${customer} go to duty (then ${duty}) and plan (then ${plan}) in proportion. The ceiling stays; the total is marked as computed without a customer score, and the reviewer signs that.`,
  example: 'Example',
  exampleLead: 'Duty 100, plan 96, key-indicator value 1, customer score 90.0:',
  exampleStep: 'Case',
  exampleComputation: 'Computation',
  exampleTotal: 'Total (points)',
  withScore: 'With a customer score',
  withoutScore: 'Without a customer score',
  times: (factor) => ` × ${factor}`,
  noExample: 'The example shows once the weights are right.',
  rounding: 'Every step is exact; the total is rounded once, half up, to two decimals.',
  faults: {
    percent: (part) => `The weight of ${part} is a whole number from 0 to 100`,
    over: (sum) => `The weights sum to ${sum} %, more than 100 %`,
    nobody: 'Duty and plan cannot both be 0: one of them carries the weight of a missing score',
  },
};
