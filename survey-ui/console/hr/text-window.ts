import { dictionary } from '../kit/language.ts';
import { windowStepsInEnglish } from './text-window-en.ts';
import { windowStepsInChinese } from './text-window-zh.ts';

/** Words about a window's next step, its lists, its reminder and the company's days. */
export const windowText = dictionary(windowStepsInChinese, windowStepsInEnglish);
