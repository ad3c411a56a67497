import { dictionary } from '../../kit/language.ts';
import { substitutesInEnglish } from './text-en.ts';
import { substitutesInChinese } from './text-zh.ts';

/** Words of the substitutes' page. */
export const substituteText = dictionary(substitutesInChinese, substitutesInEnglish);
