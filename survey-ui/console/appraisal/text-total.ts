import { dictionary } from '../kit/language.ts';
import { totalInEnglish } from './text-total-en.ts';
import { totalInChinese } from './text-total-zh.ts';

/** Words of signing, freezing and correcting a total. */
export const totalText = dictionary(totalInChinese, totalInEnglish);
