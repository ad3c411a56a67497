import { dictionary } from '../kit/language.ts';
import { appraisalInEnglish } from './text-en.ts';
import { appraisalInChinese } from './text-zh.ts';

/** Words of the appraisal sheets and the total. */
export const appraisalText = dictionary(appraisalInChinese, appraisalInEnglish);
