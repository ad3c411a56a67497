import { dictionary } from '../kit/language.ts';
import { wholeFormInEnglish } from './text-en.ts';
import { wholeFormInChinese } from './text-zh.ts';

/** Words of the whole form on paper. */
export const wholeFormText = dictionary(wholeFormInChinese, wholeFormInEnglish);
