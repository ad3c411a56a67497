import { dictionary } from '../../kit/language.ts';
import { ssoInEnglish } from './text-en.ts';
import { ssoInChinese } from './text-zh.ts';

/** Words of signing in with the company account. */
export const ssoText = dictionary(ssoInChinese, ssoInEnglish);
