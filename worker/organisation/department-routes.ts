import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { listQuery } from '../http/list-query.ts';
import { Problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import {
  departmentSorts,
  lacks,
  listDepartmentIds,
  listDepartments,
  readDepartment,
  standings,
} from './department-list-store.ts';
import { changeDepartment, createDepartment, endDepartment } from './department-store.ts';
import { codeField, idField, nameField, raterLinksField, revisionField } from './fields.ts';

const departmentsQuery = listQuery(departmentSorts, {
  state: v.optional(v.picklist(standings), 'active'),
  lacks: v.optional(v.picklist(lacks)),
  parent: v.optional(idField),
  below: v.optional(idField),
  cycle: v.optional(idField),
});
/** The same narrowing of a list that has no pages. */
const idsQuery = v.omit(departmentsQuery, ['sort', 'direction', 'page', 'size']);
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
  .get('/', query(departmentsQuery), async (c) =>
    c.json(await listDepartments(c.env.DB, c.req.valid('query'))),
  )
  .get('/ids', query(idsQuery), async (c) =>
    c.json({ ids: await listDepartmentIds(c.env.DB, c.req.valid('query')) }),
  )
  .get('/:id', async (c) => {
    const department = await readDepartment(c.env.DB, c.req.param('id'));
    if (department === undefined) throw new Problem('department_unknown');
    return c.json(department);
  })
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
