import { Hono } from 'hono';
import * as v from 'valibot';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import { departmentsOf } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { saveSheet, submitPlan, submitSelfScores, withdrawPlan } from './manager-sheets.ts';
import { listSheets } from './sheet-list-store.ts';
import { readPreviousSheet } from './sheet-previous-store.ts';
import {
  placeOf,
  sheetPath,
  sheetRevisionField,
  sheetRoutes,
  stepSchema,
  wishOf,
} from './sheet-routes.ts';

/** Bytes of a saved sheet: ten times the paper form, well below what a row may hold. */
const sheetLimit = 256 * 1024;

/** Typed for the client; which kind of sheet it has to be depends on the path. */
const sheetField = v.custom<Sheet>((input) => typeof input === 'object' && input !== null);
const saveSchema = v.strictObject({ revision: sheetRevisionField, content: sheetField });

/** Sheets as the department manager writes and self-scores them. Behind the manager's role. */
export const managerSheetRoutes = new Hono<AppEnv>()
  .get('/cycles', async (c) =>
    c.json(await listSheets(c.env.DB, departmentsOf(c.get('person'), 'manager'))),
  )
  .route('/', sheetRoutes('manager'))
  .get(`${sheetPath}/previous`, async (c) => {
    const place = granted(placeOf(c.get('person'), 'manager', c.req.param()));
    return c.json(granted(await readPreviousSheet(c.env.DB, place)));
  })
  .put(sheetPath, body(saveSchema, sheetLimit), async (c) => {
    const { revision, content } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'manager', c.req.param(), revision);
    return c.json(granted(await saveSheet(c.env.DB, wish, content)));
  })
  .post(`${sheetPath}/submit`, body(stepSchema), async (c) => {
    const { revision } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'manager', c.req.param(), revision);
    return c.json(granted(await submitPlan(c.env.DB, wish)));
  })
  .post(`${sheetPath}/withdraw`, body(stepSchema), async (c) => {
    const { revision } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'manager', c.req.param(), revision);
    return c.json(granted(await withdrawPlan(c.env.DB, wish)));
  })
  .post(`${sheetPath}/self-score`, body(stepSchema), async (c) => {
    const { revision } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'manager', c.req.param(), revision);
    return c.json(granted(await submitSelfScores(c.env.DB, wish)));
  });
