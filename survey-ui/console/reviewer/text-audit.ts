import { dictionary } from '../kit/language.ts';
import { auditInEnglish } from './text-audit-en.ts';
import { auditInChinese } from './text-audit-zh.ts';

/** Words of auditing and releasing a survey. */
export const auditText = dictionary(auditInChinese, auditInEnglish);
