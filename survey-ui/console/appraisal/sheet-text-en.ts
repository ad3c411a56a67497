import type { sheetInChinese } from './sheet-text-zh.ts';

/** Words of a sheet’s way from its first line to its audit, in English. */
export const sheetInEnglish: typeof sheetInChinese = {
  plan: {
    submit: 'Submit the plan',
    submitTitle: 'Submit the plan for approval?',
    submitText:
      'The reviewer first checks that it supports the goals; it is carried out and scored once approved. You can withdraw it until then. Afterwards tasks, weights, dates and expected effects stay as they are.',
    submitted: 'The plan is with the reviewer',
    waits: 'The plan waits for the reviewer’s approval and cannot be changed now',
    withdraw: 'Withdraw it',
    withdrawn: 'Withdrawn: you can go on writing',
    approvedTitle: 'The plan is approved: say what was done and score it once it is carried out',
    approvedText:
      'Tasks, weights, dates and expected effects stay as they are. Ask the reviewer to return the plan if it has to change.',
    comment: (text: string) => `The reviewer says: ${text}`,
    running: 'The plan is being carried out. You audit it once its manager has scored it.',
  },
  approval: {
    title: 'Does this plan support the department’s goals?',
    lead: 'Once approved it is carried out, and its tasks, weights, dates and expected effects stay as they are. If it does not, return it and say why.',
    comment: 'Comment',
    commentHint: 'The manager will read it.',
    approve: 'Approve the plan',
    approved: 'The plan is approved',
    change: 'Return the plan',
    changeTitle: 'Return the plan?',
    changeText:
      'Say what has to change; the manager will read it. The plan then needs your approval again.',
  },
  reopen: {
    button: 'Audit again',
    title: 'Audit it again?',
    text: 'The audited scores stay for you to change, or you return the sheet. Give the reason; the manager will read it.',
    reason: 'Reason',
    done: 'Reopened: finish its audit again',
  },
  steps: {
    title: 'What has happened',
    caption: 'Steps of this sheet',
    when: 'When',
    who: 'Who',
    what: 'What',
    words: 'What was said',
    actions: {
      submit_plan: 'Submitted the plan',
      withdraw_plan: 'Withdrew the plan',
      approve_plan: 'Approved the plan',
      submit_self_scores: 'Submitted self scores',
      audit_sheet: 'Finished the audit',
      return_sheet: 'Returned it',
      reopen_sheet: 'Took it up again',
    },
  },
  score: {
    self: { score: 'Self score (of 100)', points: 'Self points (weighted)' },
    audited: { score: 'Audited score', points: 'Audited points' },
    typed: {
      score: (typed: string) => `${typed} of 100`,
      points: (typed: string) => `${typed} points`,
    },
  },
  weights: {
    subsFit: (sum: string) => `The parts weigh ${sum} % together`,
    subsDiffer: (sum: string, whole: string) =>
      `The parts weigh ${sum} % together; it should be ${whole} %`,
  },
  bar: {
    weights: (sum: string) => `Weights ${sum} %`,
    short: (percent: string) => `${percent} % short`,
    over: (percent: string) => `${percent} % too much`,
    score: (score: string) => `Self score ${score}`,
    noScore: 'No self score yet',
    factor: (value: string) => `Key-indicator value ${value}`,
  },
  draft: {
    onDevice: 'Not saved yet; kept on this device',
    notKept: 'Not saved yet, and this browser keeps nothing: save soon',
    restored: 'What you had not saved is back',
    restoredText: 'It is on this device only; nobody else sees it. Check it, then save.',
    discard: 'Discard it',
    discardTitle: 'Discard what is not saved?',
    discardText:
      'The page goes back to what was saved last. What was not saved cannot be recovered.',
    signOutTitle: 'There are unsaved changes. Sign out?',
    signOutText: 'Signing out removes what is kept on this device.',
  },
  tools: {
    copy: 'Copy from the last cycle',
    copied: (cycle: string, count: number) =>
      `${count === 1 ? '1 entry' : `${count} entries`} of ${cycle} added; save to keep them`,
    nothing: 'There is no earlier sheet to copy',
    paste: 'Paste from a spreadsheet',
    full: (most: number) => `There can be at most ${most}`,
  },
  paste: {
    title: 'Paste from a spreadsheet',
    label: 'Paste here',
    hint: 'Select rows in your spreadsheet, with or without their header, copy them and paste them below. Each part of a duty has a row of its own; the duty is named in the first of them.',
    caption: 'What was pasted',
    column: (number: number) => `Column ${number}`,
    columns: {
      ignore: 'Leave out',
      title: 'Name',
      subTitle: 'Part',
      weight: 'Weight',
      wholeWeight: 'Weight of the whole duty',
      standard: 'Standard',
      days: 'From – to',
      from: 'From',
      to: 'To',
      expectedEffect: 'Expected effect',
      completion: 'What was done',
      cause: 'Why not done',
      self: 'Self score (of 100)',
      points: 'Self points (weighted)',
    },
    add: (count: number) =>
      count === 0 ? 'Add to the sheet' : `Add ${count === 1 ? '1 entry' : `${count} entries`}`,
    close: 'Do not paste',
  },
  wholeLine: (line: string, title: string) => `${line} “${title}”`,
  due: {
    draft: (day: string) => `To be written and submitted by ${day}`,
    submitted: (day: string) => `To be approved or returned by ${day}`,
    approved: (day: string) => `To be scored and submitted by ${day}`,
    self_scored: (day: string) => `To be audited by ${day}`,
    audited: (day: string) => day,
    overdue: (words: string) => `${words}, overdue`,
  },
  causeMissing: (entry: string) =>
    `${entry} has less than full marks: say why it was not done as required.`,
};
