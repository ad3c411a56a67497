import type { Picture } from './album.ts';

/** Bytes that a picture among the documents may have. */
export const largestImage = 150_000;
/** Pixels of height after which a picture among the documents is cut. */
export const highestImage = { phone: 1400, desktop: 900 };

const of = (
  view: string,
  screen: Picture['screen'],
  language: Picture['language'] = 'zh',
  scheme: Picture['scheme'] = 'light',
): { picture: Picture; as: string } => ({
  picture: { view, language, scheme, screen },
  as: `${view}.png`,
});

/** The pictures that are kept with the documents. */
export const chosen = [
  of('rater-1-intro', 'phone'),
  of('rater-2-department-rated', 'phone'),
  of('rater-2-department', 'desktop'),
  of('rater-3-review', 'desktop', 'en'),
  of('rater-4-sending', 'phone'),
  of('rater-5-done', 'phone', 'zh', 'dark'),
  of('rater-6-check-counted', 'desktop'),
  of('rater-0-mismatch', 'phone'),
  of('hr-window-open', 'desktop'),
  of('reviewer-survey-evidence', 'desktop'),
  of('manager-result', 'desktop'),
  of('manager-total', 'desktop', 'en'),
];
