import { dictionary } from '../../kit/language.ts';
import { taskNoticesInEnglish } from './text-en.ts';
import { taskNoticesInChinese } from './text-zh.ts';

/** Words of the page about notices of tasks. */
export const taskNoticeText = dictionary(taskNoticesInChinese, taskNoticesInEnglish);
