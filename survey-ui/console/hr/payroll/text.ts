import { dictionary } from '../../kit/language.ts';
import { payrollInEnglish } from './text-en.ts';
import { payrollInChinese } from './text-zh.ts';

/** Words of the payroll pages. */
export const payrollText = dictionary(payrollInChinese, payrollInEnglish);
