import { dictionary } from '../kit/language.ts';
import { sheetInEnglish } from './sheet-text-en.ts';
import { sheetInChinese } from './sheet-text-zh.ts';

/** Words of a sheet’s way from its first line to its audit. */
export const sheetText = dictionary(sheetInChinese, sheetInEnglish);
