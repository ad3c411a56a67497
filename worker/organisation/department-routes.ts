import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { changeDepartment, createDepartment, endDepartment } from './department-store.ts';
import { codeField, idField, nameField, raterLinksField, revisionField } from './fields.ts';

const createSchema = v.strictObject({
  code: codeField,
  name: nameField,
  raterLinks: raterLinksField,
  /** Left out: none for a new department, unchanged for one that is there. */
  parent: v.optional(v.nullable(idField)),
});
const changeSchema = v.strictObject({
  ...createSchema.entries,
  revision: revisionField,
  manager: v.nullable(idField),
  reviewer: v.nullable(idField),
});
const endSchema = v.strictObject({ revision: revisionField });

/** Departments as HR keeps them. */
export const departmentRoutes = new Hono<AppEnv>()
  .post('/', body(createSchema), async (c) => {
    const created = await createDepartment(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(created) });
  })
  .put('/:id', body(changeSchema), async (c) => {
    const change = c.req.valid('json');
    granted(await changeDepartment(c.env.DB, c.get('person').id, c.req.param('id'), change));
    return c.json({ revision: change.revision + 1 });
  })
  .post('/:id/end', body(endSchema), async (c) => {
    const { revision } = c.req.valid('json');
    granted(await endDepartment(c.env.DB, c.get('person').id, c.req.param('id'), revision));
    return c.json({ revision: revision + 1 });
  });
