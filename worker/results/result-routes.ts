import { Hono } from 'hono';
import * as v from 'valibot';
import { departmentsOf } from '../accounts/session.ts';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { listResults, parseResult, readHeading, selectResult } from './published-store.ts';

const id = v.pipe(v.string(), v.length(21));
const resultSchema = v.strictObject({ cycle: id, department: id });

/**
 * Published results of the departments for which the person holds `role`. Reading is a
 * POST: the note of who looked and the result come from one batch.
 */
export function resultRoutes(role: 'manager' | 'reviewer') {
  return new Hono<AppEnv>()
    .get('/results', async (c) => {
      return c.json(await listResults(c.env.DB, departmentsOf(c.get('person'), role)));
    })
    .post('/results', body(resultSchema), async (c) => {
      const { cycle, department } = c.req.valid('json');
      const person = c.get('person');
      // Somebody else's department is refused like one that does not exist.
      if (!departmentsOf(person, role).includes(department))
        throw new Problem('department_unknown');
      const heading = await readHeading(c.env.DB, cycle, department);
      if (heading === undefined) throw new Problem('cycle_unknown');
      const rows = await commitAudited(
        c.env.DB,
        {
          chain: 'views',
          actor: person.id,
          action: 'view_result',
          subject: department,
          detail: { cycle },
        },
        [selectResult(c.env.DB, department, cycle)],
      );
      return c.json({
        cycle: heading.cycle,
        department: heading.department,
        result: parseResult(rows?.[0]),
        form: heading.form,
        viewer: { name: person.name, at: heading.now },
      });
    });
}
