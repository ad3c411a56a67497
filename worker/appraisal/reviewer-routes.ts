import { Hono } from 'hono';
import * as v from 'valibot';
import { auditedScoresSchema } from '../../shared/appraisal/audited-scores.ts';
import { linesOfText } from '../../shared/text/bounded-text.ts';
import { departmentsOf } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { auditSheet, returnSheet, saveAuditedScores } from './reviewer-sheets.ts';
import { listSheets } from './sheet-list-store.ts';
import { placeOf, sheetPath, sheetRevisionField, sheetRoutes } from './sheet-routes.ts';

/** Why a sheet is returned: at most 1000 code points. */
const reasonField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  linesOfText(1000, 1),
);
const scoresSchema = v.strictObject({
  revision: sheetRevisionField,
  scores: auditedScoresSchema,
});
const auditSchema = v.strictObject({ revision: sheetRevisionField });
const returnSchema = v.strictObject({ revision: sheetRevisionField, reason: reasonField });

/** Sheets as the reviewer audits or returns them. Behind the reviewer's role. */
export const reviewerSheetRoutes = new Hono<AppEnv>()
  .get('/sheets', async (c) =>
    c.json(await listSheets(c.env.DB, departmentsOf(c.get('person'), 'reviewer'))),
  )
  .route('/', sheetRoutes('reviewer'))
  .put(`${sheetPath}/audit-scores`, body(scoresSchema, 128 * 1024), async (c) => {
    const person = c.get('person');
    const place = granted(placeOf(person, 'reviewer', c.req.param()));
    const saved = await saveAuditedScores(c.env.DB, person.id, place, c.req.valid('json'));
    return c.json({ revision: granted(saved) });
  })
  .post(`${sheetPath}/audit`, body(auditSchema), async (c) => {
    const person = c.get('person');
    const place = granted(placeOf(person, 'reviewer', c.req.param()));
    const { revision } = c.req.valid('json');
    return c.json(granted(await auditSheet(c.env.DB, person.id, place, revision)));
  })
  .post(`${sheetPath}/return`, body(returnSchema), async (c) => {
    const person = c.get('person');
    const place = granted(placeOf(person, 'reviewer', c.req.param()));
    return c.json(granted(await returnSheet(c.env.DB, person.id, place, c.req.valid('json'))));
  });
