import { dictionary } from '../../kit/language.ts';
import { cyclesInEnglish } from './text-en.ts';
import { cyclesInChinese } from './text-zh.ts';

/** Words of the pages about appraisal cycles. */
export const cyclesText = dictionary(cyclesInChinese, cyclesInEnglish);
