import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { departmentListField } from '../organisation/fields.ts';
import { listCycles, openCycle } from './cycle-store.ts';
import { readProgress } from './progress-store.ts';

const openSchema = v.strictObject({
  kind: v.picklist(['month', 'quarter']),
  label: v.pipe(v.string(), v.maxLength(7)),
  departments: v.pipe(departmentListField, v.minLength(1)),
});

/** Appraisal cycles as HR opens and follows them. */
export const cycleRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listCycles(c.env.DB)))
  .post('/', body(openSchema), async (c) => {
    const opened = await openCycle(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(opened) });
  })
  .get('/:id/progress', async (c) =>
    c.json({ departments: granted(await readProgress(c.env.DB, c.req.param('id'))) }),
  );
