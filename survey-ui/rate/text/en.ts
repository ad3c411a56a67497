import { noticeInShortEn } from '../../../shared/notice/in-short-en.ts';
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
    delivered: 'Delivered',
    withLinks: (department, links) => `${department} (${plural(links, 'link')} in all)`,
    until: 'Open until',
    takes: 'Takes',
    minutes: (minutes) => `about ${plural(minutes, 'minute')}, in one go or several`,
    report: 'Somebody asked? Report it without a name',
    ruleMissing: 'Please read the two rules, then tick “I have read this and will keep to it”.',
    keep: 'Keep my draft on this device',
    keepHint:
      'What you have written is still there when you close and reopen the page, and is deleted once sent. On a shared computer, untick this: your draft then lives in the open page only.',
    start: 'Start rating',
    resume: 'Continue rating',
    smallGroup: (departments) =>
      `Few people rate ${departments}. In a small group, wording and unusual events make it easier to guess who wrote something. Please keep that in mind.`,
  },
  notice: noticeInShortEn,
  storage: {
    blocked:
      'This browser does not let the page keep anything. Please finish and send in one go, and do not close or reload the page meanwhile.',
  },
  stopped: {
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
  },
  toCheck: 'Check that your ratings were counted',
  mend: 'Something is still missing',
};
