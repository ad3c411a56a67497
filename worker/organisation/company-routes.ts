import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { changeCompany, readCompanySettings } from './company-store.ts';
import { contactField, nameField, revisionField, timeZoneField } from './fields.ts';

const changeSchema = v.strictObject({
  revision: revisionField,
  name: nameField,
  timeZone: timeZoneField,
  privacyContact: v.exactOptional(contactField),
  retentionMonths: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(60)),
  ),
});

/** The company's own settings. */
export const companyRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await readCompanySettings(c.env.DB)))
  .put('/', body(changeSchema), async (c) => {
    const change = c.req.valid('json');
    granted(await changeCompany(c.env.DB, c.get('person').id, change));
    return c.json({ revision: change.revision + 1 });
  });
