import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import { buildCompany, type Company, idOf } from '../../../scripts/client/company.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import type { AuditedScores } from '../../../shared/appraisal/audited-scores.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import { keyIndicatorSheet, paperDutySheet, paperPlanSheet } from '../../unit/appraisal/sheets.ts';
import { remember } from '../support/remember.ts';
import { withOwnCompany } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** A department in a cycle with the two people who appraise it, and one that is not theirs. */
export interface AppraisalScene {
  company: Company;
  manager: StaffClient;
  reviewer: StaffClient;
  cycle: string;
  department: string;
  /** Takes part in the cycle; others manage and review it. */
  foreign: string;
  /** The manager's and the reviewer's too, but takes no part in the cycle. */
  idle: string;
}

/** The company in empty storage, with its cycle. */
export function buildAppraisalScene(): Promise<AppraisalScene> {
  return remember('the scene of appraisals', makeScene, withOwnCompany);
}

async function makeScene(): Promise<AppraisalScene> {
  const company = await buildCompany(workerFetch, origin, env.SETUP_CODE, {
    name: '示例通信',
    timeZone: 'Asia/Shanghai',
    departments: [
      { code: 'SV', name: '用户服务', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
      { code: 'PR', name: '生产中心', raterLinks: 0, manager: 'm2', reviewer: 'r2' },
      { code: 'QA', name: '质量部', raterLinks: 0, manager: 'm1', reviewer: 'r1' },
    ],
    people: [
      { number: 'h1', name: '何人事', department: null },
      { number: 'm1', name: '马经理', department: 'SV' },
      { number: 'm2', name: '毛经理', department: 'PR' },
      { number: 'r1', name: '任总', department: null },
      { number: 'r2', name: '饶总', department: null },
    ],
    serves: {},
  });
  const department = idOf(company.departments, 'SV');
  const foreign = idOf(company.departments, 'PR');
  const departments = [department, foreign];
  const cycle = await openCycle(company.hr, { kind: 'month', label: '2026-10', departments });
  return {
    company,
    manager: await company.signInAs('m1'),
    reviewer: await company.signInAs('r1'),
    cycle,
    department,
    foreign,
    idle: idOf(company.departments, 'QA'),
  };
}

/** Below a role's routes, the address of a sheet of the scene's department. */
export function sheetOf(scene: AppraisalScene, kind: SheetKind): string {
  return `/sheets/${scene.cycle}/${scene.department}/${kind}`;
}

/** What a sheet's address answers. */
export interface SheetAnswer {
  state: string;
  revision: number;
  content: Sheet | null;
  returnReason: string | null;
}

/** The form's sheets as their manager scores them: 100, 96 and K 1. */
export const paperSheets: Record<SheetKind, Sheet> = {
  duty: paperDutySheet(),
  plan: paperPlanSheet(),
  key_indicators: keyIndicatorSheet(100),
};

/** Audited scores that agree with the self scores. */
export function agreeing(sheet: Sheet): AuditedScores {
  if ('tasks' in sheet) return sheet.tasks.map(({ self }) => ({ audited: self ?? null }));
  if ('keyIndicators' in sheet) {
    return sheet.keyIndicators.map(({ self }) => ({ audited: self ?? null }));
  }
  return sheet.indicators.map(({ self, subIndicators }) => ({
    audited: self ?? null,
    subIndicators: subIndicators.map((part) => ({ audited: part.self ?? null })),
  }));
}

/** The manager saves a sheet; a plan is submitted and approved too. @returns its revision */
export async function write(
  scene: AppraisalScene,
  kind: SheetKind,
  content = paperSheets[kind],
): Promise<number> {
  const path = sheetOf(scene, kind);
  const saved = await scene.manager.put<SheetAnswer>(`/manager${path}`, { revision: 0, content });
  if (kind !== 'plan') return saved.revision;
  const { revision } = await scene.manager.post<SheetAnswer>(`/manager${path}/submit`, {
    revision: saved.revision,
  });
  const approval = { revision, comment: '' };
  return (await scene.reviewer.post<SheetAnswer>(`/reviewer${path}/approve`, approval)).revision;
}

/** As `write`, and the manager submits the self scores. @returns the sheet's revision */
export async function submit(
  scene: AppraisalScene,
  kind: SheetKind,
  content = paperSheets[kind],
): Promise<number> {
  const revision = await write(scene, kind, content);
  const path = `/manager${sheetOf(scene, kind)}/self-score`;
  return (await scene.manager.post<SheetAnswer>(path, { revision })).revision;
}

/** As `submit`, and the reviewer audits it with the same scores. @returns its revision */
export async function audit(
  scene: AppraisalScene,
  kind: SheetKind,
  content = paperSheets[kind],
): Promise<number> {
  const path = `/reviewer${sheetOf(scene, kind)}`;
  const submitted = await submit(scene, kind, content);
  const scores = agreeing(content);
  const scored = await scene.reviewer.put<SheetAnswer>(`${path}/audit-scores`, {
    revision: submitted,
    scores,
  });
  const { revision } = scored;
  return (await scene.reviewer.post<SheetAnswer>(`${path}/audit`, { revision })).revision;
}

/** Writes the outcome of a survey of the department, as a release would. */
export async function decide(
  scene: AppraisalScene,
  outcome: 'published' | 'withheld' | 'void',
  tenths: number | null = null,
): Promise<void> {
  const { cycle, department } = scene;
  const [window, survey] = [nanoid(), nanoid()];
  const preparedBy = idOf(scene.company.people, 'h1');
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO windows (id, cycle_id, state, revision, opens_at, planned_close_at, closes_at,
         latest_close_at, grace_minutes, threshold, prepared_by)
       VALUES (?1, ?2, 'draft', 1, 1, 2, 2, 2, 0, 5, ?3)`,
    ).bind(window, cycle, preparedBy),
    env.DB.prepare(
      `INSERT INTO surveys (id, window_id, department_id, approval, state, links_issued,
         signing_key, sealing_key, manifest, manifest_hash, keys)
       VALUES (?1, ?2, ?3, 'waiting', ?4, 0,
         zeroblob(294), zeroblob(65), '{}', randomblob(32), 'destroyed')`,
    ).bind(survey, window, department, outcome),
    env.DB.prepare(
      `INSERT INTO published_results (survey_id, cycle_id, department_id, outcome,
         customer_score_tenths, band, released_at)
       VALUES (?1, ?2, ?3, ?4, ?5, iif(?5 IS NULL, NULL, '5-7'), iif(?5 IS NULL, NULL, 1))`,
    ).bind(survey, cycle, department, outcome, tenths),
  ]);
}
