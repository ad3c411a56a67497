import { dictionary } from '../kit/language.ts';
import { auditInEnglish } from './text-en.ts';
import { auditInChinese } from './text-zh.ts';

/** Words of the log's page. */
export const auditText = dictionary<typeof auditInEnglish>(auditInChinese, auditInEnglish);
