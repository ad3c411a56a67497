import type { windowStepsInChinese } from './text-window-zh.ts';

/** Words about a window's next step, its lists, its reminder and the company's days, in English. */
export const windowStepsInEnglish: typeof windowStepsInChinese = {
  next: {
    title: 'What happens next',
    submit: 'You submit it for approval.',
    mend_refusals: 'You mend what the preflight refuses.',
    reviewers_approve: (names) => `Reviewers approve: ${names}. Then you make the keys.`,
    mend_returned:
      'A department was returned. Take the draft back and change it, or leave the department out.',
    make_keys: 'You make the keys.',
    make_links: 'You make the links and hand them out.',
    opens: (when) => `It opens by itself on ${when}; from then on the links can be used.`,
    closes: (when) => `It closes by itself on ${when}. Until then, remind everybody alike.`,
    grace_ends: (when) => `The grace time ends on ${when}; then it is tallied by itself.`,
    tally_runs: 'The tally is running, at most 20 departments a minute.',
    reviewers_release: (names) => `Reviewers audit and release: ${names}.`,
    nothing: 'Nothing is left to do.',
    reviewer: (name, surveys) => `${name} (${surveys})`,
    others: (count) => ` and others, ${count} in all`,
    separator: ', ',
  },
  tally: {
    progress: 'Departments tallied',
    note: 'This page keeps itself up to date. It says how far the tally is, and nothing of how many answered. After an interruption it goes on where it was; what is tallied stays so. If the number has not moved for some minutes, tell whoever runs the system.',
  },
  list: {
    search: 'Department name',
    show: 'Show',
    all: 'All',
    page: (from, to, total) => `${from} to ${to} of ${total}`,
    none: 'No department fits.',
    earlier: 'Previous page',
    later: 'Next page',
    reviewer: 'Reviewer',
    cycle: 'Cycle, such as 2026-10',
    file: (cycle) => `customer-rating-${cycle}`,
    findings: {
      department_rated_already: 'Rated by another window',
      department_not_in_cycle: 'Not in this cycle',
      too_few_client_departments: 'Fewer than 3 client departments',
      too_few_links: 'Fewer links than the threshold',
      too_many_links: 'More than 500 links',
      reviewer_missing: 'Without a reviewer',
      reviewer_in_department: 'Reviewer belongs to it',
      reviewer_is_preparer: 'Reviewer prepared this',
      preparer_in_department: 'Preparer belongs to it',
      small_group: 'Fewer than 8 raters',
      thin_margin: 'Margin of less than 3',
      group_changed_little: 'One or two raters changed',
    },
  },
  consequence: {
    title: 'Departments below the threshold',
    text: (count) =>
      `Departments with fewer counted ballots than the threshold: ${count}. By the rule their ballots are destroyed, they have no customer score in this cycle and no number is published; the appraisal total follows the policy for a missing score.`,
  },
  survey: {
    title: (department, cycle) => `${department}, customer rating of ${cycle}`,
    facts: 'Settings',
    clients: 'Client departments',
    client: 'Client department',
    links: 'Links',
    refusals: 'Against the rules',
    warnings: 'To bear in mind',
    fine: 'Nothing to bear in mind about this department.',
  },
  form: {
    links: 'Links for each client department',
    linksHint:
      'A link is one rater’s, for all departments that serve the client department. Save the rated departments first, then change the number for some client departments here; the others follow the departments page.',
    covers: 'Departments rated',
    changed: (count) => `Client departments with another number than usual: ${count}`,
  },
  conflict: {
    rates: (department) => `Rated: ${department}`,
    links: (department) => `Links: ${department}`,
    usual: 'as usual',
  },
  closeMoved: (when) =>
    `Somebody else has just moved the close to ${when}. If you still want to change it, type it again.`,
  reminder: {
    title: 'Remind everybody',
    text: 'Nobody knows here who has rated, so a reminder goes to everybody. Change the words as you like, copy them and send them to the client departments’ chat groups or as a notice.',
    field: 'Reminder',
    copy: 'Copy the words',
    usual: 'Back to the usual words',
    words: (cycle, close) =>
      `Dear colleagues, the customer rating of ${cycle} is open until ${close}. If you were handed a link and have not rated yet, please open it before the close; it takes about ten minutes. The link is yours alone, please do not pass it on. If you have rated already, ignore this: nobody can see who has. Thank you!`,
    mail: 'Mail the managers of all client departments',
    mailText: (count) =>
      `Sends the same mail to all ${count} managers of client departments and asks them to pass it on. At most once a day.`,
    mailed: (sent) => `${sent} sent`,
    failed: (names) => `Not delivered to: ${names}`,
    unnamed: (count) =>
      `Client departments whose manager has no address: ${count}. Tell them otherwise.`,
    last: (when) => `Last sent: ${when}`,
    off: 'Mail is not set up here. Copy the words instead.',
  },
  keys: {
    running:
      'Keys are being made. If you close this page the system goes on by itself, some dozens a minute.',
    paused: 'This page has stopped making keys; the system goes on. You can also go on here.',
  },
  days: {
    title: 'Working days',
    lead: 'When a window is prepared, this calendar tells whether its close falls on a day off. The holidays and working weekends announced for China are in it; note here where your company differs.',
    day: 'Day',
    calendar: 'Calendar',
    company: 'Company',
    workingDay: 'Working day',
    dayOff: { weekend: 'Weekend', holiday: 'Public holiday', company: 'Company holiday' },
    add: 'Note a day',
    kind: 'On this day we',
    works: 'work',
    rests: 'are closed',
    save: 'Save',
    remove: 'As the calendar',
    removeOf: (day) => `${day}: as the calendar says`,
    empty: 'The company follows the calendar',
    emptyText: 'Works outings, plant shutdowns, make-up days and the like can be noted above.',
    missing: 'Type a date',
    conflict: 'Somebody else has just changed this day. The latest version is shown.',
    years: (years) =>
      `Announced holidays are known for: ${years}. Other years are judged by weekends, statutory days and what is said here, and the check says so.`,
  },
};
