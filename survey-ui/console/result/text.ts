import { dictionary } from '../kit/language.ts';
import { resultInEnglish } from './text-en.ts';
import { resultInChinese } from './text-zh.ts';

/** Words of published customer results. */
export const resultText = dictionary(resultInChinese, resultInEnglish);
