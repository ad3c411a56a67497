import { Hono } from 'hono';
import * as v from 'valibot';
import { lineOfText } from '../../shared/text/bounded-text.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { idField, revisionField } from './fields.ts';
import { endSubstitution, listSubstitutes, nameSubstitute } from './substitute-store.ts';

/** Unix seconds. */
const momentField = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const nameSchema = v.strictObject({
  department: idField,
  role: v.picklist(['manager', 'reviewer']),
  person: idField,
  from: momentField,
  until: momentField,
  reason: v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    lineOfText(200),
  ),
});
const endSchema = v.strictObject({ revision: revisionField });

/** Who stands in for absent managers and reviewers, as HR names them. */
export const substituteRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listSubstitutes(c.env.DB)))
  .post('/', body(nameSchema), async (c) => {
    const named = await nameSubstitute(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(named) });
  })
  .post('/:id/end', body(endSchema), async (c) => {
    const { revision } = c.req.valid('json');
    granted(await endSubstitution(c.env.DB, c.get('person').id, c.req.param('id'), revision));
    return c.json({ ended: true });
  });
