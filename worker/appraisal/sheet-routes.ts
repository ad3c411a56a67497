import { Hono } from 'hono';
import * as v from 'valibot';
import { withoutAuditedScores } from '../../shared/appraisal/audited-scores.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { departmentsOf, type SignedInPerson } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { granted } from '../http/granted.ts';
import { sheetKindOf } from './sheet-kind.ts';
import { readSheetSteps } from './sheet-steps-store.ts';
import type { SheetWish } from './sheet-step.ts';
import { readSheet, type SheetPlace, type StoredSheet } from './sheet-store.ts';

/** Who has to do with a department's sheets and total. */
export type SheetRole = 'manager' | 'reviewer';

/** Address of one sheet below a role's routes. */
export const sheetPath = '/sheets/:cycle/:department/:kind';

/** Revision that an empty sheet is written from, or the one that was read. */
export const sheetRevisionField = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The department, if the person holds the role for it; another is refused like an unknown one. */
export function ownDepartment(
  person: SignedInPerson,
  role: SheetRole,
  department: string,
): Result<string, 'department_unknown'> {
  return departmentsOf(person, role).includes(department)
    ? ok(department)
    : fail('department_unknown');
}

/** The sheet that a path names, if it is one for which the person holds the role. */
export function placeOf(
  person: SignedInPerson,
  role: SheetRole,
  params: { cycle: string; department: string; kind: string },
): Result<SheetPlace, 'department_unknown' | 'sheet_unknown'> {
  const { cycle } = params;
  const department = ownDepartment(person, role, params.department);
  if (!department.ok) return department;
  const kind = sheetKindOf(params.kind);
  if (kind === undefined) return fail('sheet_unknown');
  return ok({ cycle, department: department.value, kind });
}

/** Body of a step that needs nothing but the revision it is taken from. */
export const stepSchema = v.strictObject({ revision: sheetRevisionField });

/** What a person asks for on the sheet that a path names. Throws the problem of a foreign one. */
export function wishOf(
  person: SignedInPerson,
  role: SheetRole,
  params: { cycle: string; department: string; kind: string },
  revision: number,
): Omit<SheetWish, 'step'> {
  return { actor: person.id, place: granted(placeOf(person, role, params)), revision };
}

/** A sheet as the role may see it: scores that are still being audited are the reviewer's. */
function shownTo(role: SheetRole, stored: StoredSheet) {
  const { cycle, department, kind, state, revision, content } = stored;
  const { returnReason, approvalComment } = stored;
  const isBeingAudited = state === 'self_scored' && content !== null;
  return {
    cycle,
    department,
    kind,
    state,
    revision,
    content: role === 'manager' && isBeingAudited ? withoutAuditedScores(content) : content,
    returnReason,
    approvalComment,
  };
}

/** What managers and reviewers read alike of a sheet. */
export function sheetRoutes(role: SheetRole) {
  return new Hono<AppEnv>().get(sheetPath, async (c) => {
    const place = granted(placeOf(c.get('person'), role, c.req.param()));
    const [stored, steps] = await Promise.all([
      readSheet(c.env.DB, place),
      readSheetSteps(c.env.DB, place),
    ]);
    return c.json({ ...shownTo(role, granted(stored)), steps });
  });
}
