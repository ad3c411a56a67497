import { listed } from './english.ts';
import type { GuardWords } from './guard-zh.ts';

/** The English texts of the evidence guard. */
export const guardEn: GuardWords = {
  why: 'This may tell a reader who wrote it. The hint stays on this device, and changing it is up to you:',
  kinds: {
    name: 'a name or form of address; perhaps “a colleague”, “my contact there”',
    time: 'an exact day or time; perhaps “early in the month”, “once”',
    number: 'a number that shows who handled the matter; perhaps “an order”, “a document”',
    contact: 'a way to reach somebody; better left out',
    own_department: 'your own department; perhaps “we”',
  },
  atReview: (words) =>
    `Some words may tell a reader who wrote them: ${listed(
      words.map((word) => `“${word}”`),
      'and',
    )}. Once sent, nothing can be changed; whether to change them now is up to you.`,
};
