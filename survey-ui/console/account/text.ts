import { dictionary } from '../kit/language.ts';
import { accountInChinese } from './text-zh.ts';
import { accountInEnglish } from './text-en.ts';

/** Words of signing in and of one's own account. */
export const accountText = dictionary(accountInChinese, accountInEnglish);
