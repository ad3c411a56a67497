import type { NoticeAtLength } from './at-length-zh.ts';

/** The notice at length: no more than the protocol keeps; what it cannot keep is said as well. */
export const noticeAtLengthEn: NoticeAtLength = {
  readersTitle: 'Who gets to see what',
  readers: (threshold, figuresFrom) => [
    {
      who: 'Manager of the rated department',
      what: `Sees the department’s score only; with ${String(figuresFrom)} ratings or more, usually also each indicator’s average as a whole number. Sees no single rating and no facts, and only a rough range of how many people rated.`,
    },
    {
      who: 'Reviewer of the rated department',
      what: 'After the close, reads the facts one by one in shuffled order, each with its indicator and rating. Does not learn who wrote them, or which were written by the same person.',
    },
    {
      who: 'HR',
      what: 'Sees no ratings and no facts, and not who has rated; only whether turnout as a whole is low or high.',
    },
    {
      who: 'Company leadership',
      what: 'Sees departments’ scores once at least five are published.',
    },
    {
      who: 'Everybody else',
      what: `Sees nothing. With fewer than ${String(threshold)} ratings, a department has no result for anybody to see.`,
    },
  ],
  handlingTitle: 'What happens to your information',
  handling: ({ company, contact, retentionMonths: months }) => [
    {
      who: 'Who is responsible',
      what: `${company}. For questions, requests and complaints, contact ${contact === '' ? 'the company’s human resources department' : contact}.`,
    },
    {
      who: 'What for',
      what: 'To work out each department’s customer score, which is part of that department’s appraisal. Nothing is decided about a rater.',
    },
    {
      who: 'How',
      what: 'Sealed on your device before it is sent; after the close opened, shuffled and counted by the system, all together. Not given to other companies for purposes of theirs; no automated decisions.',
    },
    {
      who: 'What kinds of information',
      what: 'Nine ratings and the facts that you write; which department a link belongs to, and whether it was used. No name, account, location or device identifier.',
    },
    {
      who: 'For how long',
      what: `Ratings, facts, links and department scores are deleted by the system ${String(months)} months after the end of the appraisal period. Two people together may hold the deletion with a written reason, for an arbitration or an audit. Drafts and unsent ratings on your device are removed when it is next opened after they have expired.`,
    },
    {
      who: 'Your rights',
      what: 'Before sending you may change anything, or not rate at all. Afterwards nobody can find out which ratings are yours, so a single one cannot be looked up, copied, corrected, deleted or taken back. With questions and other requests, turn to the contact above, who has to answer.',
    },
    {
      who: 'Complaints',
      what: 'If you think your information is handled wrongly, tell the contact above, report it anonymously, or complain to the authorities for the protection of personal information, such as the cyberspace administration.',
    },
  ],
  limitsTitle: 'What cannot be promised',
  limits: [
    'The server’s database shows whether and when a link was used, but not what was said. Network operators also see times and network addresses.',
    'Whoever runs the server could recognise you by watching traffic, or by changing the program, while the survey is open.',
    'Whoever issued your link could keep a copy and use it first. You would be told so when sending.',
    'This page cannot protect you if your phone, computer or network is being watched.',
    'Your wording, or something only you know, may tell a reader that it was you.',
    'If almost everybody gives the highest or the lowest rating, the score itself shows what everyone gave. Giving the same rating throughout is also easier to guess.',
    'Raters who tell a manager their own ratings make yours easier to work out. If only one person joins or leaves between two surveys, a manager who compares the two scores may work out roughly how that person rated.',
  ],
};
