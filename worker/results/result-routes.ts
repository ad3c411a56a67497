import { Hono } from 'hono';
import * as v from 'valibot';
import { expectFreshExport } from '../accounts/fresh.ts';
import { departmentsOf, type SignedInPerson } from '../accounts/session.ts';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { idField } from '../organisation/fields.ts';
import { parseNow, selectNow } from './audit-store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { listLooks } from './looks-store.ts';
import { listResults, parseResult, readHeading, selectResult } from './published-store.ts';
import { parseTrend, selectTrend } from './published-trend-store.ts';
import { purposeField } from './purpose.ts';

const resultSchema = v.strictObject({ cycle: idField, department: idField, purpose: purposeField });
const trendSchema = v.strictObject({ department: idField, purpose: purposeField });

type ResultRole = 'manager' | 'reviewer';

/**
 * Published results of the departments for which the person holds `role`. Reading is a
 * POST: the note of who looked and the result come from one batch.
 */
export function resultRoutes(role: ResultRole) {
  return new Hono<AppEnv>()
    .get('/results', async (c) => {
      return c.json(await listResults(c.env.DB, departmentsOf(c.get('person'), role)));
    })
    .post('/results', body(resultSchema), async (c) => {
      const { cycle, department, purpose } = c.req.valid('json');
      expectFreshExport(c, purpose);
      const person = own(c.get('person'), role, department);
      const heading = await readHeading(c.env.DB, cycle, department);
      if (heading === undefined) throw new Problem('cycle_unknown');
      const rows = await commitAudited(
        c.env.DB,
        {
          chain: 'views',
          actor: person.id,
          action: `${purpose}_result`,
          subject: department,
          detail: { cycle, role },
        },
        [selectResult(c.env.DB, department, cycle)],
      );
      const published = {
        cycle: heading.cycle,
        department: heading.department,
        result: parseResult(rows?.[0]),
      };
      return c.json({
        ...published,
        form: heading.form,
        fingerprint: await fingerprintOf(published),
        viewer: { name: person.name, at: heading.now },
      });
    })
    .post('/results/trend', body(trendSchema), async (c) => {
      const { department, purpose } = c.req.valid('json');
      expectFreshExport(c, purpose);
      const person = own(c.get('person'), role, department);
      const rows = await commitAudited(
        c.env.DB,
        {
          chain: 'views',
          actor: person.id,
          action: `${purpose}_trend`,
          subject: department,
          detail: { role },
        },
        [selectTrend(c.env.DB, department), selectNow(c.env.DB)],
      );
      return c.json({
        points: parseTrend(rows?.[0]),
        viewer: { name: person.name, at: parseNow(rows?.[1]) },
      });
    });
}

/** Who looked at the results of the departments that the person manages. Behind the manager's role. */
export const lookRoutes = new Hono<AppEnv>().get('/looks/:cycle/:department', async (c) => {
  const { cycle, department } = c.req.param();
  own(c.get('person'), 'manager', department);
  if ((await readHeading(c.env.DB, cycle, department)) === undefined) {
    throw new Problem('cycle_unknown');
  }
  return c.json(await listLooks(c.env.DB, department, cycle));
});

/** The person, who holds the role for the department; another one is refused like an unknown one. */
function own(person: SignedInPerson, role: ResultRole, department: string): SignedInPerson {
  if (!departmentsOf(person, role).includes(department)) throw new Problem('department_unknown');
  return person;
}
