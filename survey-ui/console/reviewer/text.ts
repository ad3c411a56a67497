import { dictionary } from '../kit/language.ts';
import { reviewerInEnglish } from './text-en.ts';
import { reviewerInChinese } from './text-zh.ts';

/** Words of the reviewer's pages. */
export const reviewerText = dictionary(reviewerInChinese, reviewerInEnglish);
