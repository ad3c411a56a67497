import { dictionary } from '../../kit/language.ts';
import { formsInEnglish } from './text-en.ts';
import { formsInChinese } from './text-zh.ts';

/** Words of the pages about versions of the form. */
export const formsText = dictionary(formsInChinese, formsInEnglish);
