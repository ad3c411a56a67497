import { Hono } from 'hono';
import * as v from 'valibot';
import {
  lookBackField,
  measureEntries,
  measureStateField,
} from '../../shared/appraisal/measure.ts';
import { departmentsOf, type SignedInPerson } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField, revisionField } from '../organisation/fields.ts';
import {
  changeMeasure,
  lookBackAt,
  type PlacedMeasure,
  readMeasure,
  readMeasures,
  writeMeasure,
} from './measure-store.ts';
import { ownDepartment, type SheetRole } from './sheet-routes.ts';

const writeSchema = v.strictObject({ cycle: idField, department: idField, ...measureEntries });
const changeSchema = v.strictObject({
  revision: revisionField,
  state: measureStateField,
  ...measureEntries,
});
const lookBackSchema = v.strictObject({
  revision: revisionField,
  cycle: idField,
  state: measureStateField,
  text: lookBackField,
});

/** The measure, if it is of a department that the person manages; else as if there were none. */
async function ownMeasure(
  db: D1Database,
  person: SignedInPerson,
  id: string,
): Promise<PlacedMeasure> {
  const measure = granted(await readMeasure(db, id));
  if (!departmentsOf(person, 'manager').includes(measure.department)) {
    throw new Problem('measure_unknown');
  }
  return measure;
}

/** Measures as both sides read them. They say nothing of a result that the writer did not put in. */
function readingRoutes(role: SheetRole) {
  return new Hono<AppEnv>().get('/measures/:cycle/:department', async (c) => {
    const { cycle, department } = c.req.param();
    granted(ownDepartment(c.get('person'), role, department));
    return c.json(granted(await readMeasures(c.env.DB, { cycle, department })));
  });
}

/** Improvement and measures (绩效提高与改进措施), as the department manager writes them. */
export const managerMeasureRoutes = new Hono<AppEnv>()
  .route('/', readingRoutes('manager'))
  .post('/measures', body(writeSchema), async (c) => {
    const { cycle, department, ...fields } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'manager', department));
    const written = await writeMeasure(c.env.DB, person.id, { cycle, department }, fields);
    return c.json({ id: granted(written) });
  })
  .put('/measures/:id', body(changeSchema), async (c) => {
    const person = c.get('person');
    const measure = await ownMeasure(c.env.DB, person, c.req.param('id'));
    const changed = await changeMeasure(c.env.DB, person.id, measure, c.req.valid('json'));
    return c.json({ revision: granted(changed) });
  })
  .put('/measures/:id/look-back', body(lookBackSchema), async (c) => {
    const person = c.get('person');
    const measure = await ownMeasure(c.env.DB, person, c.req.param('id'));
    const changed = await lookBackAt(c.env.DB, person.id, measure, c.req.valid('json'));
    return c.json({ revision: granted(changed) });
  });

/** Measures as the reviewer reads them. */
export const reviewerMeasureRoutes = readingRoutes('reviewer');
