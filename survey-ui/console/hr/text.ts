import { dictionary } from '../kit/language.ts';
import { hrInEnglish } from './text-en.ts';
import { hrInChinese } from './text-zh.ts';

/** Words of HR's pages. */
export const hrText = dictionary(hrInChinese, hrInEnglish);
