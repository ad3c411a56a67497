import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { departmentListField } from './fields.ts';
import { setRatedDepartments } from './service-map-store.ts';

const ratedSchema = v.strictObject({ rated: departmentListField });

/** The service map: which client department rates which departments. */
export const serviceMapRoutes = new Hono<AppEnv>().put(
  '/:clientId',
  body(ratedSchema),
  async (c) => {
    const { rated } = c.req.valid('json');
    const actor = c.get('person').id;
    granted(await setRatedDepartments(c.env.DB, actor, c.req.param('clientId'), rated));
    return c.json({ rated });
  },
);
