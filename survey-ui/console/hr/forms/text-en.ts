import type { formsInChinese } from './text-zh.ts';

/** Words of the pages about versions of the form in English. */
export const formsInEnglish: typeof formsInChinese = {
  title: 'Customer evaluation form',
  lead: 'Weights, guidance, the words of the scale and the evidence rule. Each cycle uses one version.',
  name: (number) => `Form, version ${number}`,
  changeTitle: (number) => `Change form version ${number}`,
  newTitle: 'A new version of the form',
  weights: {
    title: 'Weights',
    lead: 'Whole shares from 0 to 100. The groups divide 100 % by their shares; the indicators of a group divide its weight by theirs.',
    item: 'Indicator',
    share: 'Share',
    shareOf: (name) => `Share of ${name}`,
    part: 'Part (%)',
    final: 'Final weight',
    finalPercent: 'Final weight (%)',
    check: 'Within bounds',
    fits: 'Fits',
    too_small: 'Below 1/20',
    too_large: 'Above 1/4',
    allFit: 'The nine final weights sum to 100 %, each from 1/20 (5 %) to 1/4 (25 %).',
    outside: (count) =>
      count === 1
        ? '1 final weight is not between 1/20 (5 %) and 1/4 (25 %). The form cannot be saved like this.'
        : `${count} final weights are not between 1/20 (5 %) and 1/4 (25 %). The form cannot be saved like this.`,
    why: 'Why there are bounds: with one heavy indicator the customer score itself would tell that indicator’s figure; asking for a very light one would be pretence.',
    unequal:
      'The weights are not all the same. From 8 ballots on, a few customer scores near an end of the scale come without indicator figures, so that nobody’s ratings can be worked out. The customer score itself is published as always.',
    unequalTitle: 'Now and then there are no indicator figures',
  },
  texts: {
    title: 'Names and guidance',
    lead: 'Both languages are needed: each rater’s page shows the one that its browser asks for.',
    group: 'Group',
    nameZh: 'Name (Chinese)',
    nameEn: 'Name (English)',
    guidanceZh: 'Guidance (Chinese)',
    guidanceEn: 'Guidance (English)',
  },
  scale: {
    title: 'Words of the scale',
    lead: 'Ratings 1 to 10 with four words from low to high, one after the other without a gap.',
    band: (number) => `Band ${number}`,
    range: (from, to) => (from === to ? String(from) : `${from} to ${to}`),
    to: 'Up to',
    wordZh: 'Word (Chinese)',
    wordEn: 'Word (English)',
  },
  evidence: {
    title: 'Evidence rule',
    legend: 'Where raters have to give facts',
    names: {
      all: 'At every indicator',
      extremes: 'In the lowest and highest band',
      lowest_and_highest: 'At the lowest and the highest rating',
      none: 'Nowhere',
    },
    effects: {
      all: 'Nine texts, as the paper form asks. With several departments that is a lot to write, and it herds people into the middle.',
      lowest_and_highest:
        'One text at the lowest and one at the highest rating; one in all if the nine are equal. Rating in the middle saves nothing. Recommended.',
      none: 'Nothing has to be written. Reviewers will read few facts.',
    },
    extremes: (low, high) =>
      `A text for every rating of ${low} or ${high}. Rating in the middle saves writing, so ratings drift there.`,
  },
  preview: {
    title: 'As raters see it',
    lead: 'What raters read, set out a little differently; nothing can be chosen here.',
    language: 'Language',
    languages: { zh: 'Chinese', en: 'English' },
    evidence: 'Facts',
  },
  places: {
    group: (name) => name,
    band: (number) => `Band ${number}`,
    share: 'share',
    final_weight: 'final weight',
    name: { zh: 'name (Chinese)', en: 'name (English)' },
    guidance: { zh: 'guidance (Chinese)', en: 'guidance (English)' },
    word: { zh: 'word (Chinese)', en: 'word (English)' },
    range: 'ratings',
    evidence: 'Evidence rule',
    of: (place, field) => `${place} · ${field}`,
  },
  faults: {
    share: (name) => `The share of ${name} is a whole number from 0 to 100`,
    missing: (place, field) => `${place}: fill in the ${field}`,
    long: (place, field, most) => `${place}: the ${field} has at most ${most} characters`,
    too_small: (name, weight) => `${name} weighs ${weight}, less than 1/20`,
    too_large: (name, weight) => `${name} weighs ${weight}, more than 1/4`,
  },
};
