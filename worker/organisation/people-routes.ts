import { Hono } from 'hono';
import * as v from 'valibot';
import { roles } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { listQuery } from '../http/list-query.ts';
import { Problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { standings } from './department-list-store.ts';
import { codeField, emailField, idField, nameField, revisionField, titleField } from './fields.ts';
import { accessFilters } from './person-access-store.ts';
import { listPeople, personSorts, readPerson } from './people-list-store.ts';
import { changePerson, createPerson, endPerson, makeSignInLink } from './people-store.ts';
import { setCompanyRoles } from './role-store.ts';

const peopleQuery = listQuery(personSorts, {
  state: v.optional(v.picklist(standings), 'active'),
  department: v.optional(idField),
  role: v.optional(v.picklist(roles)),
  access: v.optional(v.picklist(accessFilters), 'any'),
});
const createSchema = v.strictObject({
  number: codeField,
  name: nameField,
  email: emailField,
  department: v.nullable(idField),
  /** Left out: none for a new person, unchanged for one who is there. */
  title: v.optional(titleField),
});
const changeSchema = v.strictObject({ ...createSchema.entries, revision: revisionField });
const rolesSchema = v.strictObject({
  revision: revisionField,
  hr: v.boolean(),
  leadership: v.boolean(),
  auditor: v.boolean(),
});
const endSchema = v.strictObject({ revision: revisionField });

/** People as HR keeps them: their facts, company roles and sign-in links. */
export const peopleRoutes = new Hono<AppEnv>()
  .get('/', query(peopleQuery), async (c) =>
    c.json(await listPeople(c.env.DB, c.req.valid('query'))),
  )
  .get('/:id', async (c) => {
    const person = await readPerson(c.env.DB, c.req.param('id'));
    if (person === undefined) throw new Problem('person_unknown');
    return c.json(person);
  })
  .post('/', body(createSchema), async (c) => {
    const created = await createPerson(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(created) });
  })
  .put('/:id', body(changeSchema), async (c) => {
    const change = c.req.valid('json');
    const [actor, { fresh }] = [c.get('person').id, c.get('session')];
    granted(await changePerson(c.env.DB, actor, c.req.param('id'), change, fresh));
    return c.json({ revision: change.revision + 1 });
  })
  .put('/:id/roles', body(rolesSchema), async (c) => {
    const { revision, ...companyRoles } = c.req.valid('json');
    const actor = c.get('person').id;
    granted(await setCompanyRoles(c.env.DB, actor, c.req.param('id'), revision, companyRoles));
    return c.json({ revision: revision + 1 });
  })
  .post('/:id/sign-in-link', async (c) => {
    const link = await makeSignInLink(c.env.DB, c.get('person').id, c.req.param('id'));
    return c.json(granted(link));
  })
  .post('/:id/end', body(endSchema), async (c) => {
    const { revision } = c.req.valid('json');
    granted(await endPerson(c.env.DB, c.get('person').id, c.req.param('id'), revision));
    return c.json({ revision: revision + 1 });
  });
