import type { NoticeInShort } from './in-short-zh.ts';

/** The notice on the first screen: the promise in short, and the rule that raters acknowledge. */
export const noticeInShortEn: NoticeInShort = {
  promiseTitle: 'How you are kept anonymous',
  promise: [
    'Your ratings are sealed on this device before they are sent. Nobody opens them before the survey closes.',
    'After the close all ratings are opened together and shuffled, and the keys are destroyed. From then on, nothing that is stored shows which ratings came from which link.',
    'No account, no sign-in, no cookies, nothing from other companies on this page.',
  ],
  exactly: 'What exactly “anonymous” promises',
  withheld: (threshold) =>
    `If fewer than ${String(threshold)} ratings arrive, none is opened and the department gets no customer score.`,
  ruleTitle: 'Two rules',
  rule: [
    'Departments do not discuss customer ratings, and nobody asks anybody for them. If you are asked what you gave, you need not answer; and do not ask others.',
    'Please do not rate a department whose manager or reviewer you are.',
  ],
  ruleAccept: 'I have read this and will keep to it',
};
