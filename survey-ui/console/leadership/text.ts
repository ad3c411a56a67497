import { dictionary } from '../kit/language.ts';
import { leadershipInEnglish } from './text-en.ts';
import { leadershipInChinese } from './text-zh.ts';

/** Words of the leadership's pages. */
export const leadershipText = dictionary(leadershipInChinese, leadershipInEnglish);
