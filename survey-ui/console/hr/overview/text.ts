import { dictionary } from '../../kit/language.ts';
import { overviewInEnglish } from './text-en.ts';
import { overviewInChinese } from './text-zh.ts';

/** Words of the overview of a cycle. */
export const overviewText = dictionary(overviewInChinese, overviewInEnglish);
