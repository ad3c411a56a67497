import { dictionary } from '../kit/language.ts';
import { measuresInEnglish } from './text-en.ts';
import { measuresInChinese } from './text-zh.ts';

/** Words of improvement and measures. */
export const measureText = dictionary(measuresInChinese, measuresInEnglish);
