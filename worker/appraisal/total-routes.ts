import { Hono } from 'hono';
import * as v from 'valibot';
import { linesOfText } from '../../shared/text/bounded-text.ts';
import { departmentsOf } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { idField, reasonField } from '../organisation/fields.ts';
import { correctTotal } from './correction-store.ts';
import { answerObjection, fileObjection } from './objection-store.ts';
import { ownDepartment, type SheetRole } from './sheet-routes.ts';
import { signTotal } from './sign-total.ts';
import { listTotals } from './total-list-store.ts';
import { readTotalSources, viewTotalSources } from './total-store.ts';
import { frozenRecord, viewTotal } from './total-view.ts';

const place = { cycle: idField, department: idField };
/** What a total is read for: the screen, or paper. */
const purposeField = v.optional(v.picklist(['view', 'print']), 'view');
const totalSchema = v.strictObject({ ...place, purpose: purposeField });
const versionField = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const recordSchema = v.strictObject({ ...place, version: versionField });
const fingerprintField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const managerSigns = v.strictObject({
  ...place,
  fingerprint: fingerprintField,
  role: v.picklist(['filler', 'self_scorer']),
});
const reviewerSigns = v.strictObject({
  ...place,
  fingerprint: fingerprintField,
  withoutCustomerScore: v.boolean(),
});
const correctSchema = v.strictObject({ ...place, version: versionField, reason: reasonField });
/** Reasons of an objection, and its answer: 1 to 2,000 code points. */
const argumentField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  linesOfText(2000, 1),
);
const objectSchema = v.strictObject({
  ...place,
  fingerprint: fingerprintField,
  reasons: argumentField,
});
const answerSchema = v.strictObject({
  ...place,
  outcome: v.picklist(['upheld', 'dismissed']),
  answer: argumentField,
});

/**
 * What managers and reviewers read alike. A total shows a customer score, so reading it is a POST
 * that notes who looked.
 */
function readingRoutes(role: SheetRole) {
  return new Hono<AppEnv>()
    .get('/totals', async (c) =>
      c.json(await listTotals(c.env.DB, departmentsOf(c.get('person'), role))),
    )
    .post('/total', body(totalSchema), async (c) => {
      const { purpose, ...wish } = c.req.valid('json');
      const person = c.get('person');
      granted(ownDepartment(person, role, wish.department));
      const viewer = { person: person.id, role, purpose };
      const sources = granted(await viewTotalSources(c.env.DB, viewer, wish));
      return c.json({
        cycle: sources.cycle,
        department: sources.department,
        ...(await viewTotal(c.env.DB, sources)),
        viewer: { name: person.name, at: sources.readAt },
      });
    })
    .post('/total/record', body(recordSchema), async (c) => {
      const { version, ...wish } = c.req.valid('json');
      const person = c.get('person');
      granted(ownDepartment(person, role, wish.department));
      // Only what there is to see is noted as seen.
      const { record } = granted(await readTotalSources(c.env.DB, wish));
      if (record.frozen.length < version) throw new Problem('total_version_unknown');
      const viewer = { person: person.id, role, purpose: 'view' } as const;
      const sources = granted(await viewTotalSources(c.env.DB, viewer, wish));
      return c.json(await frozenRecord(c.env.DB, sources, version));
    });
}

/** The total as the manager signs it as filler and self-scorer, or objects to it. */
export const managerTotalRoutes = new Hono<AppEnv>()
  .route('/', readingRoutes('manager'))
  .post('/total/sign', body(managerSigns), async (c) => {
    const { fingerprint, role, ...wish } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'manager', wish.department));
    const signing = { fingerprint, role, withoutCustomerScore: false };
    granted(await signTotal(c.env.DB, person.id, wish, signing));
    return c.json({ signed: role });
  })
  .post('/total/object', body(objectSchema), async (c) => {
    const { fingerprint, reasons, ...wish } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'manager', wish.department));
    granted(await fileObjection(c.env.DB, person.id, wish, { fingerprint, reasons }));
    return c.json({ filed: true });
  });

/** The total as the reviewer signs it, answers to it, and opens what was final. */
export const reviewerTotalRoutes = new Hono<AppEnv>()
  .route('/', readingRoutes('reviewer'))
  .post('/total/sign', body(reviewerSigns), async (c) => {
    const { fingerprint, withoutCustomerScore, ...wish } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'reviewer', wish.department));
    const signing = { fingerprint, role: 'reviewer' as const, withoutCustomerScore };
    granted(await signTotal(c.env.DB, person.id, wish, signing));
    return c.json({ signed: 'reviewer' as const });
  })
  .post('/total/answer', body(answerSchema), async (c) => {
    const { outcome, answer, ...wish } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'reviewer', wish.department));
    granted(await answerObjection(c.env.DB, person.id, wish, { outcome, text: answer }));
    return c.json({ answered: true });
  })
  .post('/total/correct', body(correctSchema), async (c) => {
    const { version, reason, ...wish } = c.req.valid('json');
    const person = c.get('person');
    granted(ownDepartment(person, 'reviewer', wish.department));
    const corrected = await correctTotal(c.env.DB, person.id, wish, { version, reason });
    return c.json({ version: granted(corrected) });
  });
