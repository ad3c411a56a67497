import type { leadershipInChinese } from './text-zh.ts';

/** Words of the leadership's pages in English. */
export const leadershipInEnglish: typeof leadershipInChinese = {
  title: 'Scores of all departments',
  lead: 'Released customer scores and signed, frozen totals, cycle by cycle. Every look, print and export is recorded, and the departments can see who looked.',
  cycle: 'Cycle',
  empty: 'No cycle yet',
  emptyText: 'Cycles are listed here once HR has opened them.',
  heading: (cycle) => `Scores of all departments, ${cycle}`,
  viewed: (name, when) => `Viewed by ${name}, ${when}. Every look, print and export is recorded.`,
  tooFew: 'Not shown yet',
  tooFewText:
    'While fewer than 5 departments have a released customer score in a cycle, no figure is shown here, nor how many there are: with so few, knowing some gives away the rest. From 5 on all are shown.',
  department: 'Department',
  score: 'Customer score (points)',
  totalScaled: 'Total (scaled to 100)',
  total: 'Total (points)',
  totalState: 'Signing of the total',
  totalStates: {
    unsigned: 'Not all have signed',
    being_corrected: 'Being corrected',
    objected: 'Frozen, objection open',
    frozen: 'Frozen',
  },
  version: 'Version',
  versionOf: (version) => `Version ${version}`,
  fingerprint: 'Fingerprint of the record',
  outcome: 'Survey',
  outcomes: {
    published: 'Released',
    withheld: 'Too few answers',
    void: 'Void',
    none: 'Not released',
    no_survey: 'No survey',
  },
  notYet: '—',
  note: 'A department whose survey is void or had too few answers has no customer score; its total is computed from the other parts. A total is shown as its three signatures froze it, with the fingerprint of that record; while signatures are missing or it is being corrected, there is none here. Please do not tell managers the scores of other departments.',
  sortBy: 'Order',
  orders: {
    code: 'By department',
    score: 'Customer score, highest first',
    total: 'Total, highest first',
  },
  print: 'Print',
  mark: 'Check mark',
};
