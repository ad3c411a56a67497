import { env } from 'cloudflare:workers';
import { idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import { withAuditedScores } from '../../../shared/appraisal/audited-scores.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { SignerRole } from '../../../shared/appraisal/total-content.ts';
import type { TotalRows } from '../../../shared/appraisal/total-rows.ts';
import type { ShownRecord } from '../../../shared/appraisal/total-record.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { agreeing, type AppraisalScene, decide, paperSheets, sheetOf } from './appraisal-scene.ts';

/** What a total's address answers. */
export type TotalAnswer = TotalRows & { record: ShownRecord };

/** A place in the scene's cycle, as the routes of totals take it. */
export function placeIn(scene: AppraisalScene, department = scene.department) {
  return { cycle: scene.cycle, department };
}

let months = 0;

/** The same people in a cycle of its own, so that tests of one file do not meet. */
export async function inNewCycle(scene: AppraisalScene): Promise<AppraisalScene> {
  const [year, month] = [2030 + Math.floor(months / 12), (months % 12) + 1];
  months += 1;
  const label = `${year}-${String(month).padStart(2, '0')}`;
  const departments = [scene.department, scene.foreign];
  const cycle = await openCycle(scene.company.hr, { kind: 'month', label, departments });
  return { ...scene, cycle };
}

function audited(sheet: Sheet): Sheet {
  const scored = withAuditedScores(sheet, agreeing(sheet));
  if (!scored.ok) throw new Error(scored.reason);
  return scored.value;
}

/** All three sheets as they stand once they are audited with the self scores: 100, 96 and K 1. */
export async function auditAll(scene: AppraisalScene): Promise<void> {
  const { cycle, department, company } = scene;
  const [manager, reviewer] = [idOf(company.people, 'm1'), idOf(company.people, 'r1')];
  await env.DB.batch(
    (Object.keys(paperSheets) as SheetKind[]).map((kind) =>
      env.DB.prepare(
        `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content,
           self_scored_by, changed_by, changed_at) VALUES (?1, ?2, ?3, 'audited', 4, ?4, ?5, ?6, 1)`,
      ).bind(
        cycle,
        department,
        kind,
        JSON.stringify(audited(paperSheets[kind])),
        manager,
        reviewer,
      ),
    ),
  );
}

/** As `auditAll`, and with the customer score of the form's worked figures: 76.80. */
export async function complete(scene: AppraisalScene): Promise<void> {
  await auditAll(scene);
  await decide(scene, 'published', 900);
}

/** The total as one of its people reads it. */
export function readTotal(scene: AppraisalScene, role: 'manager' | 'reviewer' = 'reviewer') {
  return scene[role].post<TotalAnswer>(`/${role}/total`, placeIn(scene));
}

/** What is signed at the moment. */
export async function fingerprintOf(scene: AppraisalScene): Promise<string> {
  return (await readTotal(scene)).record.fingerprint ?? 'none';
}

/** Signs what the total is made of, or what it was made of when `fingerprint` was read. */
export async function sign(
  scene: AppraisalScene,
  role: SignerRole,
  {
    fingerprint,
    by,
    withoutCustomerScore = false,
  }: { fingerprint?: string; by?: StaffClient; withoutCustomerScore?: boolean } = {},
): Promise<void> {
  const place = { ...placeIn(scene), fingerprint: fingerprint ?? (await fingerprintOf(scene)) };
  if (role === 'reviewer') {
    const wish = { ...place, withoutCustomerScore };
    await (by ?? scene.reviewer).post('/reviewer/total/sign', wish);
  } else {
    await (by ?? scene.manager).post('/manager/total/sign', { ...place, role });
  }
}

/** All three sign, the reviewer last; knowing, if it is so, that there is no customer score. */
export async function freeze(scene: AppraisalScene, withoutCustomerScore = false): Promise<void> {
  await sign(scene, 'filler');
  await sign(scene, 'self_scorer');
  await sign(scene, 'reviewer', { withoutCustomerScore });
}

/** Takes an audited sheet up again. @returns its revision */
export async function reopen(
  scene: AppraisalScene,
  kind: 'duty' | 'plan' | 'key_indicators',
): Promise<number> {
  const path = `/reviewer${sheetOf(scene, kind)}`;
  const { revision } = await scene.reviewer.get<{ revision: number }>(path);
  const wish = { revision, reason: '第二项评分有误' };
  return (await scene.reviewer.post<{ revision: number }>(`${path}/reopen`, wish)).revision;
}

/** Audits a sheet that was taken up again with other scores in its first lines. */
export async function auditAnew(
  scene: AppraisalScene,
  kind: 'plan' | 'key_indicators',
  scores: object[],
): Promise<void> {
  const revision = await reopen(scene, kind);
  const path = `/reviewer${sheetOf(scene, kind)}`;
  const saved = await scene.reviewer.put<{ revision: number }>(`${path}/audit-scores`, {
    revision,
    scores,
  });
  await scene.reviewer.post(`${path}/audit`, { revision: saved.revision });
}

/** The manager objects to what the total is made of, or was when `fingerprint` was read. */
export async function object(
  scene: AppraisalScene,
  reasons: string,
  fingerprint?: string,
): Promise<void> {
  await scene.manager.post('/manager/total/object', {
    ...placeIn(scene),
    fingerprint: fingerprint ?? (await fingerprintOf(scene)),
    reasons,
  });
}

/** The reviewer answers the objection that waits. */
export async function answer(
  scene: AppraisalScene,
  outcome: 'upheld' | 'dismissed',
  text = '已核对',
  by: StaffClient = scene.reviewer,
): Promise<void> {
  await by.post('/reviewer/total/answer', { ...placeIn(scene), outcome, answer: text });
}
