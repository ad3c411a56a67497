import { dictionary } from '../../kit/language.ts';
import { importsInEnglish } from './text-en.ts';
import { importsInChinese } from './text-zh.ts';

/** Words of the import pages. */
export const importText = dictionary(importsInChinese, importsInEnglish);
