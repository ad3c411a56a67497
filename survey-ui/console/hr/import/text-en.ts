import type { importsInChinese } from './text-zh.ts';

const times = (count: string, one: string, many: string) =>
  count === '1' ? `1 ${one}` : `${count} ${many}`;

/** Words of the import pages in English. */
export const importsInEnglish: typeof importsInChinese = {
  faults: {
    column_missing: (name) => `The column “${name}” is missing`,
    column_twice: () => 'This column is there twice',
    cell_missing: () => 'This cell must be filled in',
    text_too_long: (most) => `Too long: at most ${most} characters`,
    text_unprintable: () => 'Has a line break or another character that cannot be used',
    text_invisible: () => 'Has characters that nobody can see: delete and type it again',
    not_a_count: (most) => `Must be a whole number from 0 to ${most}`,
    email_invalid: () => 'Not an e-mail address',
    formula_error: () =>
      'A formula without a result or with an error: put the content there instead',
    row_twice: (row) => `The same as row ${row}`,
    department_unknown: () => 'No department has this code',
    department_ended: () => 'This department has been ended',
    department_above_itself: (way) =>
      `These departments stand above one another in a circle: ${way}`,
    person_unknown: () => 'Nobody has this staff number',
    person_ended: () => 'This person’s account has been ended',
    reviewer_is_the_manager: () => 'The reviewer cannot be the manager',
    role_unknown: () => 'A role is hr, leadership or auditor',
    role_of_a_department: () => 'Managers and reviewers go into the departments’ sheet',
    last_hr_account: () => 'Nobody would be left with an HR account',
    department_rates_itself: () => 'A department does not rate itself',
    links_differ: (row) => `Other links than in row ${row}`,
    not_a_score: () => 'Must be 0 to 100 with at most one decimal',
    name_differs: (name) => `The person with this number is called ${name}: has a row slipped?`,
  },
  unreadable: {
    file_too_large:
      'The file is larger than 10 MB. Take out pictures and other sheets, or save it as CSV.',
    too_many_rows:
      'There are more than 20,000 rows, or something stands very far down. Delete rows you do not need, or split the file.',
    too_many_columns: 'There are too many columns. Delete those you do not need.',
    unpacks_too_large:
      'The file unpacks to far too much and may be damaged. Paste what you need into a new workbook.',
    old_or_locked_workbook:
      'This is an old .xls file, or it has a password. Save it as .xlsx without a password.',
    not_a_spreadsheet: 'This is no .xlsx or CSV file that can be read, or it is damaged.',
    quotes_open:
      'A quotation mark in the CSV is never closed, so the rows after it cannot be told apart. Mend it and choose the file again.',
    empty: 'There is nothing in it: the first row holds the column names, the rest your rows.',
  },
  encodings: {
    'utf-8': 'UTF-8',
    gb18030: 'GBK (GB18030)',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
  },
  columnHints: {
    departments: {
      code: 'Unique, at most 32 characters; a department is recognised by it',
      name: 'At most 100 characters',
      parent: 'Code of the department above, which may be in this file; empty for none',
      manager:
        'Staff number; leave it empty until the people are there, then import this file again',
      reviewer: 'Staff number of the executive in charge, never the manager',
      links: 'Links for each survey, 0 to 500; empty changes nothing, a new department gets 0',
    },
    people: {
      number: 'Unique, at most 32 characters; a person is recognised by it',
      name: 'At most 100 characters',
      department: 'Code of the department, which must be there already',
      title: 'At most 100 characters',
      roles:
        'hr, leadership, auditor, with commas between; managers and reviewers go into the departments’ sheet',
      email: 'For sending rating links; may be left out',
    },
    'service-map': {
      client: 'The department that rates',
      rated: 'The department that it rates; one pair a row',
      links: 'Links of the client department, the same in all its rows; empty changes nothing',
    },
    'personal-scores': {
      number: 'The person is recognised by it',
      name: 'May be left out; if it is there it must fit the number, so that no row slips',
      score: '0 to 100 with at most one decimal; empty changes nothing',
    },
  },
  kinds: {
    departments: 'Departments',
    people: 'People',
    'service-map': 'Service map',
    'personal-scores': 'Personal scores',
  },
  title: (kind) => `Import: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
  lead: 'From an Excel or CSV file. You see first what would change; all of it is written when you confirm, or nothing.',
  order:
    'For a new company import departments, then people, then the service map. Managers and reviewers can be filled in by importing the departments again after the people.',
  ofPeriod: (period, kind) => `${kind}, ${period}`,
  payroll: 'Performance scores',
  tabs: 'What to import',
  stepsLabel: 'Steps of the import',
  steps: ['Choose a file', 'Read and check', 'Look it over', 'Write'],
  template: 'Template and present content',
  templateText: 'The template has the column names, one example row and instructions.',
  presentText: () => 'Or export what there is, change it and import it again.',
  templateXlsx: 'Download the Excel template',
  templateCsv: 'Download the CSV template',
  templateName: (kind) => `${kind} import template`,
  exportName: (kind) => kind,
  drop: 'Drop a file here, or',
  chooseFile: 'Choose a file',
  chooseAgain: 'Choose the mended file',
  chooseOther: 'Choose another file',
  limits:
    '.xlsx or .csv, at most 10 MB and 20,000 rows. CSV in UTF-8 or GBK, with commas, semicolons or tabs.',
  columnsTitle: 'Which columns there can be',
  columnsCaption: (kind) => `Columns: ${kind.toLowerCase()}`,
  columnsText:
    'Names in Chinese or English, in any order. A column that is not there changes nothing; unknown ones are left out.',
  column: 'Column',
  need: 'Needed',
  required: 'Needed',
  optional: 'Optional',
  hint: 'What goes in',
  matrixNote:
    'A matrix works too: codes of client departments in the first column, of rated departments in the first row, and any mark where one rates the other.',
  reading: (file) => `Reading ${file}`,
  checking: (rows) => `Checking ${times(rows, 'row', 'rows')}`,
  writing: (rows) => `Writing ${times(rows, 'row', 'rows')}`,
  writingText:
    'Even if you close the page now, everything is written or nothing. Importing the same file again changes nothing.',
  cancel: 'Cancel',
  readerMissing:
    'The part that reads files could not be fetched. Check your connection and try again.',
  notRead: (file) => `${file} could not be read`,
  fileFact: 'File',
  rows: (count) => times(count, 'row', 'rows'),
  remarks: (count) => `and ${times(count, 'row', 'rows')} of examples or instructions, left out`,
  encodingFact: 'Encoding',
  encodingIs: (name) => `Encoding: ${name}`,
  garbledTitle: 'The text looks garbled',
  garbledText:
    'Look whether the content below is right. If not, try another encoding; if that does not help, the file was damaged when it was saved.',
  unknownColumns: 'Unknown columns, left out',
  outdatedTitle: 'Somebody changed the organisation while you were looking',
  outdatedText: 'Nothing was written. Below is what would change now: look it over again.',
  summary: 'What was found',
  added: 'New',
  changed: 'Changed',
  resultFact: 'Result',
  changes: (added, changed, unchanged) =>
    `${added} new, ${changed} changed, ${unchanged} unchanged`,
  faultsTitle: (count) => times(count, 'fault', 'faults'),
  faultsText: 'Nothing was written. Mend the file, save it and choose it again.',
  faultsMore: (shown) => `These are the first ${shown}; the rest is told when they are mended.`,
  row: 'Row',
  headerRow: 'Header',
  place: 'Column',
  wholeRow: 'Whole row',
  columnName: (letter, name) => (name === '' ? letter : `${letter}: ${name}`),
  content: 'Content',
  emptyCell: '(empty)',
  fault: 'What is wrong',
  faultsFile: (kind) => `${kind} import faults`,
  leaveOut:
    'The people are not there yet: leave unknown managers and reviewers out for now, and import this file again after the people',
  leftOut: (count) =>
    `${times(count, 'manager or reviewer is', 'managers or reviewers are')} unknown and left out for now. Import this file again after the people.`,
  entriesTitle: 'What would change',
  show: 'Show',
  all: 'All',
  search: 'Find by code or name',
  code: 'Code',
  name: 'Name',
  what: 'Change',
  details: 'Content',
  nothingFound: 'No such row',
  none: 'none',
  from: 'from',
  to: 'to',
  missingTitle: (count, kind) => `${count} not in the file (${kind.toLowerCase()})`,
  missingText: 'They stay as they are unless you say otherwise.',
  endMissing: {
    departments: (count) =>
      `End the ${times(count, 'department that is', 'departments that are')} not in the file`,
    people: (count) =>
      `End the ${times(count, 'account that is', 'accounts that are')} not in the file`,
    'service-map': (count) =>
      `Take away the ${times(count, 'pair that is', 'pairs that are')} not in the file`,
  },
  mode: 'The present service map',
  modes: [
    { value: 'keep', label: 'Add to it', hint: 'All present pairs stay' },
    {
      value: 'end',
      label: 'Replace it',
      hint: 'Afterwards it is exactly the file; other pairs are taken away',
    },
  ],
  endText: {
    departments:
      'They take part in no new cycle or survey and leave the service map; past records stay. This cannot be undone.',
    people:
      'They are signed out at once, cannot sign in again and lose all roles. This cannot be undone.',
    'service-map': 'These clients will no longer rate these departments. Pairs can be added again.',
  },
  yourself: 'Your own account never ends because it is not in a file.',
  nothingTitle: 'Nothing to change',
  nothingText: 'The file agrees with what there is.',
  run: (added, changed, ended) =>
    `Import: ${added} new, ${changed} changed${ended === '0' ? '' : `, ${ended} fewer`}`,
  runTitle: 'Confirm the import',
  doneTitle: 'Imported',
  doneText: (added, changed, unchanged) =>
    `${added} new, ${changed} changed, ${unchanged} unchanged.`,
  doneEnded: {
    departments: (count) => `${times(count, 'department', 'departments')} ended.`,
    people: (count) => `${times(count, 'account', 'accounts')} ended.`,
    'service-map': (count) => `${times(count, 'pair', 'pairs')} taken away.`,
  },
  view: (kind) => `See ${kind.toLowerCase()}`,
  next: (kind) => `Go on with ${kind.toLowerCase()}`,
  another: 'Import another file',
  pages: 'Pages',
  pageOf: (from, to, total) => `${from}–${to} of ${total}`,
  previous: 'Previous page',
  following: 'Next page',
  guide: 'Instructions',
  example: {
    departments: ['Example: XS01', 'Sales', 'ZB', 'B101', 'A010', '6'],
    people: ['Example: B101', 'Lin Qiushi', 'XS01', 'Manager', 'auditor', 'lin@example.com'],
    'service-map': ['Example: XS01', 'SV01', '6'],
    'personal-scores': ['Example: B101', 'Lin Qiushi', '85.5'],
  },
  exampleNote:
    'Rows that begin with “Example:” or “Note:” are not imported; keep them or delete them.',
  note: 'Note: ',
  roleNames: { hr: 'hr', leadership: 'leadership', auditor: 'auditor' },
};
