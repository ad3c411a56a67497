import { dictionary } from '../../kit/language.ts';
import { policiesInEnglish } from './text-en.ts';
import { policiesInChinese } from './text-zh.ts';

/** Words of the pages about scoring policies. */
export const policiesText = dictionary(policiesInChinese, policiesInEnglish);
