import { Hono } from 'hono';
import * as v from 'valibot';
import type { OrganisationKind } from '../../../shared/spreadsheet/import-columns.ts';
import { maxImportColumns, maxImportRows } from '../../../shared/spreadsheet/import-plan.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { body } from '../../http/body.ts';
import { granted } from '../../http/granted.ts';
import { exportRows } from './export.ts';
import { type ImportPreview, previewImport, runImport } from './import.ts';
import { readOrganisationState } from './state-store.ts';

/** Bytes of a spreadsheet's texts: 20,000 rows of staff are 3 MB. */
export const importLimit = 8 * 1024 * 1024;
/** Faults that are told at once; nobody mends more before the next try. */
const mostFaults = 1000;

/** A preview as it goes to the page: with all its entries, and the first of its faults. */
export function previewAnswer({ plan, seen }: ImportPreview) {
  const faultCount = plan.faults.length;
  return { plan: { ...plan, faults: plan.faults.slice(0, mostFaults) }, faultCount, seen };
}

const rowField = v.pipe(v.number(), v.safeInteger(), v.minValue(2), v.maxValue(2 ** 20));
const cellsField = v.pipe(v.array(v.string()), v.maxLength(maxImportColumns));
/** A spreadsheet's texts with how they are to be imported. */
export const requestSchema = v.strictObject({
  header: cellsField,
  rows: v.pipe(
    v.array(v.strictTuple([rowField, cellsField])),
    v.maxLength(maxImportRows),
    v.transform((rows) => rows.map(([row, cells]) => ({ row, cells }))),
  ),
  missing: v.picklist(['keep', 'end']),
  leaveOutUnknownPeople: v.boolean(),
});
/** The same, confirmed. */
export const runSchema = v.strictObject({
  ...requestSchema.entries,
  seen: v.pipe(v.string(), v.length(43)),
  confirmation: v.nullable(v.pipe(v.string(), v.maxLength(10))),
});

function routesOf(kind: OrganisationKind) {
  return new Hono<AppEnv>()
    .get('/', async (c) => {
      return c.json({ rows: exportRows(kind, await readOrganisationState(c.env.DB)) });
    })
    .post('/preview', body(requestSchema, importLimit), async (c) => {
      const actor = c.get('person').id;
      return c.json(previewAnswer(await previewImport(c.env.DB, kind, actor, c.req.valid('json'))));
    })
    .post('/', body(runSchema, importLimit), async (c) => {
      const { seen, confirmation, ...request } = c.req.valid('json');
      const actor = c.get('person').id;
      const confirmed = { seen, confirmation };
      return c.json(granted(await runImport(c.env.DB, kind, actor, request, confirmed)));
    });
}

/** Spreadsheets in and out: all rows of a kind, what a file would change, and changing it. */
export const importRoutes = new Hono<AppEnv>()
  .route('/departments', routesOf('departments'))
  .route('/people', routesOf('people'))
  .route('/service-map', routesOf('service-map'));
