import { appraise } from '../../../scripts/demo/appraise.ts';
import { type Company, idOf } from '../../../scripts/client/company.ts';

/**
 * Writes, self-scores and audits the worked sheets of the form for 用户服务: duty 100,
 * plan 96, K 1. Returns what the total must then be: 30 + 28.8 + C × 20 %.
 *
 * @param score the published customer score as the page writes it, with one decimal
 */
export async function appraiseByHand(
  company: Company,
  label: string,
  score: string,
): Promise<{ cycle: string; department: string; expected: string }> {
  const cycles = await company.hr.get<{ id: string; label: string }[]>('/hr/cycles');
  const cycle = cycles.find((candidate) => candidate.label === label)?.id ?? '';
  await appraise({
    cycle,
    department: idOf(company.departments, 'SV'),
    manager: await company.signInAs('m1'),
    reviewer: await company.signInAs('r1'),
    month: { label, first: `${label}-01`, last: `${label}-28` },
  });
  // In hundredths: 5880 + tenths of C × 2.
  const hundredths = 5880 + Number(score.replace('.', '')) * 2;
  const expected = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return { cycle, department: idOf(company.departments, 'SV'), expected };
}
