import type { payrollInChinese } from './text-zh.ts';

const times = (count: string, one: string, many: string) =>
  count === '1' ? `1 ${one}` : `${count} ${many}`;

/** Words of the payroll pages in English. */
export const payrollInEnglish: typeof payrollInChinese = {
  title: 'Performance scores',
  lead: 'Once the departments’ totals are frozen, everybody’s performance score is worked out for a month or a quarter and exported for payroll. Each look, print and export is noted, and the departments can read who looked.',
  period: 'Month or quarter',
  empty: 'No appraisal cycle yet',
  emptyText: 'Once there is one, performance scores can be worked out here.',
  newCycle: 'Set up a cycle',
  heading: (period) => `Performance scores, ${period}`,
  viewed: (name, when) => `Read by ${name}, ${when}. Each look, print and export is noted.`,
  rule: 'How it is worked out',
  ruleText: (manager, employee) =>
    `Managers: ${manager} % of the department’s total and ${100 - manager} % of the personal score. Employees: ${employee} % of the total and ${100 - employee} % of the personal score. The result is rounded half up to two decimals.`,
  ruleMonths: (months) =>
    `The quarter has no appraisal of its own: a department’s total is the mean of ${months}, rounded half up to two decimals.`,
  checks: 'Checks',
  allWell: 'Nothing is missing',
  allWellText: 'Everybody has a performance score. The file can be exported.',
  totalsMissing: (count) =>
    `${times(count, 'department has', 'departments have')} no frozen total yet`,
  personalMissing: (count) => `${times(count, 'person has', 'people have')} no personal score yet`,
  managesSeveral: (count) =>
    `${times(count, 'person manages', 'people manage')} several departments and has a row in each: decide which one counts`,
  leftOut: (count) =>
    `${times(count, 'person is', 'people are')} not listed: without a department, or in one that is not appraised now`,
  incomplete:
    'Scores that are missing stay empty in the file. Export it again when they are there.',
  importScores: 'Import personal scores',
  departments: 'Totals of the departments',
  department: 'Department',
  code: 'Code',
  cycle: (cycle) => `${cycle} (points)`,
  total: 'Total (points)',
  people: 'People',
  complete: 'With a score',
  show: 'Show people',
  showOf: (department) => `Show people: ${department}`,
  states: {
    unsigned: 'Not signed yet',
    being_corrected: 'Being corrected',
    objected: 'Objection open',
    missing: 'Not frozen',
  },
  peopleOf: (department) => `People of ${department}`,
  number: 'Staff number',
  name: 'Name',
  rank: 'As',
  ranks: { manager: 'Manager', employee: 'Employee' },
  share: 'Share of the total (%)',
  personal: 'Personal score (points)',
  score: 'Performance score (points)',
  check: 'Check',
  checkNames: {
    total_missing: 'total not frozen',
    personal_missing: 'no personal score',
    manages_several: 'manages several departments',
  },
  none: '—',
  nobody: 'Nobody works in this department',
  nobodyText: 'People whose department is set to it are listed here.',
  staff: 'People',
  exports: 'Export',
  exportsText:
    'In the Excel file totals and performance scores are formulas that can be checked cell by cell; the CSV file has the numbers.',
};
