import { Hono } from 'hono';
import * as v from 'valibot';
import { auditedScoresSchema } from '../../shared/appraisal/audited-scores.ts';
import { LONGEST_DESCRIPTION } from '../../shared/appraisal/sheet-limits.ts';
import { linesOfText } from '../../shared/text/bounded-text.ts';
import { departmentsOf } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import {
  approvePlan,
  auditSheet,
  reopenSheet,
  returnSheet,
  saveAuditedScores,
} from './reviewer-sheets.ts';
import { listSheets } from './sheet-list-store.ts';
import { sheetPath, sheetRevisionField, sheetRoutes, stepSchema, wishOf } from './sheet-routes.ts';

/** What a reviewer writes about a sheet; trimmed and composed. @param shortest code points */
const wordsField = (shortest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    linesOfText(LONGEST_DESCRIPTION, shortest),
  );
const scoresSchema = v.strictObject({
  revision: sheetRevisionField,
  scores: auditedScoresSchema,
});
const approveSchema = v.strictObject({ revision: sheetRevisionField, comment: wordsField(0) });
const reasonSchema = v.strictObject({ revision: sheetRevisionField, reason: wordsField(1) });

/** Sheets as the reviewer approves, audits or returns them. Behind the reviewer's role. */
export const reviewerSheetRoutes = new Hono<AppEnv>()
  .get('/sheets', async (c) =>
    c.json(await listSheets(c.env.DB, departmentsOf(c.get('person'), 'reviewer'))),
  )
  .route('/', sheetRoutes('reviewer'))
  .post(`${sheetPath}/approve`, body(approveSchema), async (c) => {
    const { revision, comment } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'reviewer', c.req.param(), revision);
    return c.json(granted(await approvePlan(c.env.DB, wish, comment)));
  })
  .put(`${sheetPath}/audit-scores`, body(scoresSchema, 128 * 1024), async (c) => {
    const { revision, scores } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'reviewer', c.req.param(), revision);
    return c.json(granted(await saveAuditedScores(c.env.DB, wish, scores)));
  })
  .post(`${sheetPath}/audit`, body(stepSchema), async (c) => {
    const { revision } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'reviewer', c.req.param(), revision);
    return c.json(granted(await auditSheet(c.env.DB, wish)));
  })
  .post(`${sheetPath}/return`, body(reasonSchema), async (c) => {
    const { revision, reason } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'reviewer', c.req.param(), revision);
    return c.json(granted(await returnSheet(c.env.DB, wish, reason)));
  })
  .post(`${sheetPath}/reopen`, body(reasonSchema), async (c) => {
    const { revision, reason } = c.req.valid('json');
    const wish = wishOf(c.get('person'), 'reviewer', c.req.param(), revision);
    return c.json(granted(await reopenSheet(c.env.DB, wish, reason)));
  });
