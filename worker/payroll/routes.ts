import { Hono } from 'hono';
import * as v from 'valibot';
import { payrollRows, periodTotal } from '../../shared/payroll/payroll.ts';
import { totalShares } from '../../shared/payroll/performance-score.ts';
import { expectFreshExport } from '../accounts/fresh.ts';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { idField } from '../organisation/fields.ts';
import { parseNow, selectNow } from '../results/audit-store.ts';
import { purposeField } from '../results/purpose.ts';
import {
  listPeriods,
  parsePayroll,
  readPeriod,
  selectPayroll,
  takesPart,
} from './payroll-store.ts';

const readSchema = v.strictObject({
  period: v.pipe(v.string(), v.maxLength(10)),
  /** Whose people are wanted; null for all departments without their people, unless all are taken out. */
  department: v.nullable(idField),
  purpose: purposeField,
});

/**
 * Payroll: what the audited totals come to for each person. HR reads frozen totals here and nothing
 * that they were made of; each look is noted, and the departments can read who looked.
 */
export const payrollRoutes = new Hono<AppEnv>()
  .get('/payroll', async (c) => {
    return c.json((await listPeriods(c.env.DB)).map(({ label }) => label));
  })
  .post('/payroll', body(readSchema), async (c) => {
    const { period: label, department, purpose } = c.req.valid('json');
    expectFreshExport(c, purpose);
    const person = c.get('person');
    const period = await readPeriod(c.env.DB, label);
    if (period === undefined) throw new Problem('cycle_unknown');
    if (department !== null && !(await takesPart(c.env.DB, period, department))) {
      throw new Problem('department_unknown');
    }
    const entry = {
      chain: 'views' as const,
      actor: person.id,
      action: `${purpose}_payroll`,
      subject: period.label,
      detail: { role: 'hr', department: department ?? 'all' },
    };
    const results =
      (await commitAudited(c.env.DB, entry, [
        selectNow(c.env.DB),
        ...selectPayroll(c.env.DB, period),
      ])) ?? [];
    const { departments, people } = parsePayroll(period.label, results.slice(1));
    const rows = payrollRows(departments, people);
    const onList = new Set(rows.map(({ number }) => number));
    const listed = departments.map((each) => {
      const own = rows.filter((row) => row.department === each.id);
      return {
        ...each,
        total: periodTotal(each.cycles),
        people: own.length,
        complete: own.filter(({ score }) => score !== null).length,
      };
    });
    return c.json({
      period: period.label,
      cycles: period.cycles.map((cycle) => cycle.label),
      shares: totalShares,
      departments: listed,
      rows:
        department === null && purpose === 'view'
          ? []
          : rows.filter((row) => department === null || row.department === department),
      checks: {
        totalsMissing: listed.filter(({ total }) => total === null).length,
        personalMissing: rows.filter(({ personal }) => personal === null).length,
        managesSeveral: people.filter(({ manages }) => manages.length > 1).length,
        // Without a department, or in one that is not appraised.
        leftOut: people.filter(({ number }) => !onList.has(number)).length,
      },
      viewer: { name: person.name, at: parseNow(results[0]) },
    });
  });
