import { Hono } from 'hono';
import * as v from 'valibot';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import { departmentsOf } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { saveDraft, submitSelfScores } from './manager-sheets.ts';
import { listSheets } from './sheet-list-store.ts';
import { placeOf, sheetPath, sheetRevisionField, sheetRoutes } from './sheet-routes.ts';

/** Bytes of a saved sheet: ten times the paper form, well below what a row may hold. */
const sheetLimit = 256 * 1024;

/** Typed for the client; which kind of sheet it has to be depends on the path. */
const sheetField = v.custom<Sheet>((input) => typeof input === 'object' && input !== null);
const saveSchema = v.strictObject({ revision: sheetRevisionField, content: sheetField });
const submitSchema = v.strictObject({ revision: sheetRevisionField });

/** Sheets as the department manager writes and self-scores them. Behind the manager's role. */
export const managerSheetRoutes = new Hono<AppEnv>()
  .get('/cycles', async (c) =>
    c.json(await listSheets(c.env.DB, departmentsOf(c.get('person'), 'manager'))),
  )
  .route('/', sheetRoutes('manager'))
  .put(sheetPath, body(saveSchema, sheetLimit), async (c) => {
    const person = c.get('person');
    const place = granted(placeOf(person, 'manager', c.req.param()));
    const saved = await saveDraft(c.env.DB, person.id, place, c.req.valid('json'));
    return c.json({ revision: granted(saved) });
  })
  .post(`${sheetPath}/self-score`, body(submitSchema), async (c) => {
    const person = c.get('person');
    const place = granted(placeOf(person, 'manager', c.req.param()));
    const { revision } = c.req.valid('json');
    return c.json(granted(await submitSelfScores(c.env.DB, person.id, place, revision)));
  });
