import type { taskNoticesInChinese } from './text-zh.ts';

/** Words of the page about notices of tasks in English. */
export const taskNoticesInEnglish: typeof taskNoticesInChinese = {
  title: 'Notices of tasks',
  lead: 'On the morning of a working day, managers, reviewers and their substitutes get one e-mail each: which kinds of tasks wait for them, how many, and the earliest deadline. None is sent while nothing is new and no deadline is near or past. It names no department and nobody, holds no score, and tells nothing of what came of any survey.',
  none: 'E-mail is not configured yet',
  noneText:
    'Until it is, nothing is sent. Whoever installed the system finds in the operator’s pages how to configure a mail service.',
  outbox: 'E-mails go into the outbox of this machine',
  outboxText:
    'The system sends none of them itself. Where links are handed out you can download what lies in the outbox, and send it.',
  settings: 'Settings',
  send: 'Are they sent?',
  on: 'Yes',
  onHint: 'Everybody can turn their own off under “My account”.',
  off: 'No',
  hour: 'From what hour on',
  hourHint:
    'In the company’s time zone. What could not be sent within four hours is sent on the next working day.',
  hourOf: (hour) => `${hour}:00`,
  days: 'How sending went',
  day: 'Day',
  sent: 'Sent',
  waiting: 'Waiting',
  failed: 'Not sent',
  failures: {
    address_refused: 'address refused',
    delivery_unavailable: 'mail service not available',
    fate_unknown: 'not known whether sent',
  },
  failureOf: (what, count) => `${count} ${what}`,
  emptyDays: 'None was sent yet',
  emptyDaysText:
    'Afterwards this lists day by day how many were sent and how many were not. It is kept for thirty days, without what they said.',
  unreachable: 'Who cannot be told',
  unreachableLead: (total, shown) =>
    total === shown
      ? `${total} in all.`
      : `${total} in all, of which these are the first ${shown}.`,
  number: 'Staff number',
  name: 'Name',
  because: 'Why',
  reasons: {
    no_address: 'No e-mail address',
    address_refused: 'The address was refused, check it',
  },
  emptyUnreachable: 'Everybody can be told',
  emptyUnreachableText: 'Each manager, reviewer and substitute has an address that works.',
};
