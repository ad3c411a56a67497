import { dictionary } from '../kit/language.ts';
import { retentionInEnglish } from './text-en.ts';
import { retentionInChinese } from './text-zh.ts';

/** Words of the pages of retention. */
export const retentionText = dictionary(retentionInChinese, retentionInEnglish);
