import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { codeField, emailField, idField, nameField, revisionField, titleField } from './fields.ts';
import { changePerson, createPerson, endPerson, makeSignInLink } from './people-store.ts';
import { setCompanyRoles } from './role-store.ts';

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
  .post('/', body(createSchema), async (c) => {
    const created = await createPerson(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(created) });
  })
  .put('/:id', body(changeSchema), async (c) => {
    const change = c.req.valid('json');
    granted(await changePerson(c.env.DB, c.get('person').id, c.req.param('id'), change));
    return c.json({ revision: change.revision + 1 });
  })
  .put('/:id/roles', body(rolesSchema), async (c) => {
    const { revision, ...roles } = c.req.valid('json');
    const actor = c.get('person').id;
    granted(await setCompanyRoles(c.env.DB, actor, c.req.param('id'), revision, roles));
    return c.json({ revision: revision + 1 });
  })
  .post('/:id/sign-in-link', async (c) => {
    const token = await makeSignInLink(c.env.DB, c.get('person').id, c.req.param('id'));
    return c.json({ token: granted(token) });
  })
  .post('/:id/end', body(endSchema), async (c) => {
    const { revision } = c.req.valid('json');
    granted(await endPerson(c.env.DB, c.get('person').id, c.req.param('id'), revision));
    return c.json({ revision: revision + 1 });
  });
