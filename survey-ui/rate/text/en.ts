import { listed, plural } from './english.ts';
import type { Words } from './zh.ts';

const months =
  'January February March April May June July August September October November December';

/** The English texts of the first screen and of the states that stand instead of it. */
export const en: Words = {
  tag: 'en',
  product: 'Niping',
  colon: ': ',
  otherLanguage: '中文',
  list: (items) => listed(items, 'and'),
  timeZone: (zone) => (zone === 'Asia/Shanghai' ? 'China time' : zone),
  period: (label) => {
    const [, year = '', part = ''] = /^(\d{4})-(Q?\d+)$/.exec(label) ?? [];
    if (year === '') return label;
    if (part.startsWith('Q')) return `quarter ${part.slice(1)} of ${year}`;
    return `${months.split(' ')[Number(part) - 1] ?? part} ${year}`;
  },
  loading: 'Fetching the form…',
  slow: 'The network is slow; still fetching.',
  retry: 'Try again',
  intro: {
    title: 'Rate the departments that serve you',
    lead: (department) =>
      `Your department, ${department}, is a customer of the departments below. Rate them by what you have experienced yourself, and write down the facts.`,
    departments: 'To rate',
    count: (count) => plural(count, 'department'),
    until: 'Open until',
    graceNote: 'No new ratings are accepted after that.',
    takes: 'Takes',
    minutes: (minutes) => `about ${plural(minutes, 'minute')}, in one go or several`,
    promise: 'How you are kept anonymous',
    rule: 'One rule',
    ruleText:
      'Departments do not discuss customer ratings, and nobody asks anybody for them. If you are asked what you gave, you need not answer; and do not ask others.',
    ruleAccept: 'I have read this and will keep to it',
    ruleMissing: 'Please read the rule, then tick “I have read this and will keep to it”.',
    keep: 'Keep my draft on this device',
    keepHint:
      'What you have written is still there when you close and reopen the page, and is deleted once sent. On a shared computer, untick this: your draft then lives in the open page only.',
    start: 'Start rating',
    resume: 'Continue rating',
    smallGroup: (departments, links) =>
      `Few people rate ${departments}: at most ${plural(links, 'link')} were issued. In a small group, wording and unusual events make it easier to guess who wrote something. Please keep that in mind.`,
    smallGroupRule: (threshold) =>
      `If fewer than ${String(threshold)} ratings arrive, none is opened and the department gets no customer score.`,
  },
  promise: {
    short: [
      'Your ratings are sealed on this device before they are sent. Nobody opens them before the survey closes.',
      'After the close all ratings are opened together and shuffled, and the keys are destroyed. From then on, nothing that is stored shows which ratings came from which link.',
      'No account, no sign-in, no cookies, nothing from other companies on this page.',
    ],
    link: 'What exactly “anonymous” promises',
  },
  storage: {
    blocked:
      'This browser does not let the page keep anything. Please finish and send in one go, and do not close or reload the page meanwhile.',
  },
  stopped: {
    no_link: {
      title: 'Open the page from your own link',
      text: [
        'Every rater has a link of their own, on a slip or sent to them. Scan it, or open the whole link.',
      ],
    },
    damaged: {
      title: 'The link is incomplete',
      text: [
        'It was cut or changed on its way. Go back to the message or slip, and copy the whole link or scan it again.',
        'The link has not been used up.',
      ],
    },
    version_unknown: {
      title: 'This link needs a newer version of the page',
      text: ['Reload the page. If that does not help, tell whoever gave you the link.'],
    },
    insecure: {
      title: 'Ratings cannot be sealed safely here',
      text: [
        'Browsers encrypt only on pages opened with https, and this one was not, or the browser cannot. Nothing will be sent.',
        'Check that the address starts with https, or open the same link in a newer browser.',
      ],
    },
    outdated: {
      title: 'The page did not load completely',
      text: [
        'The program that seals your ratings could not be fetched. What you wrote is still on this device. Check your network and open the page again.',
      ],
    },
    failed: {
      title: 'No connection',
      text: [
        'The form could not be fetched: the network may be down, or the server does not answer. Your link has not been used up.',
      ],
    },
    mismatch: {
      title: 'Stop here: this does not match your link',
      text: [
        'What the server sent does not match the fingerprint in your link. It may be a fault, or somebody may be trying to recognise you.',
        'To protect you, this page has sent no ratings and will not send any. Do not try another way; first tell the reviewer or somebody you trust.',
      ],
    },
    link_unknown: {
      title: 'This link is not valid',
      text: [
        'The server does not know it: it may have been replaced, the survey may have been called off, or it was mistyped.',
        'Use the newest link you were given, or ask whoever gave it to you.',
      ],
    },
    not_open_yet: {
      title: 'The survey has not started',
      text: ['Open the same link again then. Opening it now does not use it up.'],
    },
    closed: {
      title: 'The survey is closed',
      text: ['No more ratings are accepted. All that were delivered count.'],
    },
  },
  opensAt: 'Opens',
  closedAt: 'Closed',
  toCheck: 'Check that your ratings were counted',
  mend: 'Something is still missing',
};
