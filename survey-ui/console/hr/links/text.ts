import { dictionary } from '../../kit/language.ts';
import { linksInEnglish } from './text-en.ts';
import { linksInChinese } from './text-zh.ts';

/** Words about links, in the language that is shown now. */
export const linksText = dictionary(linksInChinese, linksInEnglish);
