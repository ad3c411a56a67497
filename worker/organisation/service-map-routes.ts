import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { listQuery } from '../http/list-query.ts';
import { Problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { departmentListField, idField, raterLinksField, revisionField } from './fields.ts';
import {
  clientSorts,
  listClients,
  listReach,
  reachSorts,
  readClient,
} from './service-map-list-store.ts';
import { setRatedDepartments } from './service-map-store.ts';

const clientsQuery = listQuery(clientSorts, { rates: v.optional(idField) });
const reachQuery = listQuery(reachSorts, {});
const changeSchema = v.strictObject({
  revision: revisionField,
  rated: departmentListField,
  raterLinks: v.optional(raterLinksField),
});

/** The service map: which client department rates which departments, with how many links. */
export const serviceMapRoutes = new Hono<AppEnv>()
  .get('/', query(clientsQuery), async (c) =>
    c.json(await listClients(c.env.DB, c.req.valid('query'))),
  )
  .get('/reach', query(reachQuery), async (c) =>
    c.json(await listReach(c.env.DB, c.req.valid('query'))),
  )
  .get('/:clientId', async (c) => {
    const client = await readClient(c.env.DB, c.req.param('clientId'));
    if (client === undefined) throw new Problem('department_unknown');
    return c.json(client);
  })
  .put('/:clientId', body(changeSchema), async (c) => {
    const change = c.req.valid('json');
    const actor = c.get('person').id;
    granted(await setRatedDepartments(c.env.DB, actor, c.req.param('clientId'), change));
    return c.json({ revision: change.revision + 1 });
  });
