import { expect, it } from 'vitest';
import { marginRules } from '../../../survey-ui/console/whole-form/sheet-margins.ts';

it('a name in the margins of paper stays a text, whatever signs it has', () => {
  const words = {
    form: '售后"; } * { display: none } \\\n部',
    copies: { department: '部门留存', hr: '人力资源部留存' },
    sheet: { before: '第', between: '页，共', after: '页' },
  };
  const rules = marginRules(words, false);
  expect(rules).toContain('content: "售后\\22 ; } * { display: none } \\5c \\a 部"');
});
