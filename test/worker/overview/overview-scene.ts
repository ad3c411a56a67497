import { env } from 'cloudflare:workers';
import { idOf } from '../../../scripts/client/company.ts';
import { openCycle } from '../../../scripts/client/window.ts';
import type { SheetKind, SheetState } from '../../../shared/appraisal/sheet-workflow.ts';
import type { OverviewHeading } from '../../../worker/overview/overview-store.ts';
import type { OverviewRow } from '../../../worker/overview/row.ts';
import {
  type AppraisalScene,
  buildAppraisalScene,
  decide,
  paperSheets,
} from '../appraisal/appraisal-scene.ts';
import { auditAll, complete, freeze, object, placeIn, sign } from '../appraisal/total-scene.ts';

/** What the overview's address answers. */
export interface Overview {
  total: number;
  rows: OverviewRow[];
  viewer: { name: string; at: number };
}

/** A cycle with a department in every state, by the departments' codes. */
export interface OverviewScene extends AppraisalScene {
  ids: Map<string, string>;
}

/** A name that a spreadsheet would run, were it a cell as it is. */
const hostileName = '=HYPERLINK("https://example.com")';

async function addDepartment(scene: AppraisalScene, code: string, name: string): Promise<string> {
  const { hr, people } = scene.company;
  const parent = code > 'X4' ? scene.foreign : null;
  const fields = { code, name, raterLinks: 0, parent };
  const { id } = await hr.post<{ id: string }>('/hr/departments', fields);
  await env.DB.batch(
    (['manager', 'reviewer'] as const).map((role) =>
      env.DB.prepare(
        'INSERT INTO role_grants (person_id, role, department_id) VALUES (?1, ?2, ?3)',
      ).bind(idOf(people, `${role.charAt(0)}1`), role, id),
    ),
  );
  return id;
}

/** Writes sheets as they stand in these states. */
async function writeSheets(
  scene: AppraisalScene,
  states: Partial<Record<SheetKind, SheetState>>,
): Promise<void> {
  const { cycle, department, company } = scene;
  const [manager, reviewer] = [idOf(company.people, 'm1'), idOf(company.people, 'r1')];
  await env.DB.batch(
    (Object.entries(states) as [SheetKind, SheetState][]).map(([kind, state]) =>
      env.DB.prepare(
        `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content,
           submitted_by, approved_by, approval_comment, self_scored_by, changed_by, changed_at)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, iif(?4 IN ('submitted', 'approved'), ?6, NULL),
           iif(?4 = 'approved', ?7, NULL), iif(?4 = 'approved', '', NULL),
           iif(?4 = 'self_scored', ?6, NULL), ?6, 7)`,
      ).bind(cycle, department, kind, state, JSON.stringify(paperSheets[kind]), manager, reviewer),
    ),
  );
}

/** Builds the company and the cycle: SV to X9, each somewhere else in its appraisal. */
export async function buildOverviewScene(): Promise<OverviewScene> {
  const base = await buildAppraisalScene();
  const ids = new Map([
    ['SV', base.department],
    ['PR', base.foreign],
    ['QA', base.idle],
  ]);
  for (const [code, name] of [
    ['X1', '甲部'],
    ['X2', '乙部'],
    ['X3', '丙部'],
    ['X4', '丁部'],
    ['X5', '戊部'],
    ['X6', hostileName],
  ] as const) {
    ids.set(code, await addDepartment(base, code, name));
  }
  const { hr } = base.company;
  const departments = [...ids.values()];
  const cycle = await openCycle(hr, { kind: 'month', label: '2031-01', departments });
  const { revision } = await hr.get<{ revision: number }>(`/hr/cycles/${cycle}/choice`);
  const version = { number: 1, revision: 1 };
  const due = { sheets: 2_000_000_000, selfScores: 2_000_100_000, audit: 2_000_200_000 };
  const change = { revision, departments, formVersion: version, scoringPolicy: version, due };
  await hr.put(`/hr/cycles/${cycle}`, change);
  const scene = { ...base, cycle, ids };
  const at = (code: string) => ({ ...scene, department: idOf(ids, code) });

  await complete(at('SV'));
  await freeze(at('SV'));
  await decide(at('PR'), 'withheld');
  await complete(at('QA'));
  await freeze(at('QA'));
  await scene.reviewer.post('/reviewer/total/correct', {
    ...placeIn(at('QA')),
    version: 1,
    reason: '第二项评分有误',
  });
  await auditAll(at('X1'));
  await decide(at('X1'), 'published', 700);
  await sign(at('X1'), 'reviewer');
  await writeSheets(at('X2'), { duty: 'draft', plan: 'submitted' });
  await decide(at('X2'), 'published', 950);
  await auditAll(at('X3'));
  await decide(at('X3'), 'published', 500);
  await object(at('X3'), '第一项应当加分');
  await hr.post(`/hr/cycles/${cycle}/no-survey`, {
    department: idOf(ids, 'X4'),
    reason: '新成立',
  });
  await writeSheets(at('X4'), { duty: 'self_scored', plan: 'approved', key_indicators: 'draft' });
  await decide(at('X5'), 'void');
  await scene.manager.post('/manager/measures', {
    ...placeIn(at('SV')),
    about: 'quality',
    text: '先核对再发出',
    owner: '马经理',
    dueOn: '2031-02-01',
  });
  return scene;
}

/** The overview as HR reads it. */
export function readRows(
  { company, cycle }: AppraisalScene,
  query: Record<string, string> = {},
  purpose = 'view',
): Promise<Overview> {
  return company.hr.post<Overview>(`/hr/cycles/${cycle}/overview`, { purpose, query });
}

/** Its counts. */
export function readHeading({ company, cycle }: AppraisalScene): Promise<OverviewHeading> {
  return company.hr.get<OverviewHeading>(`/hr/cycles/${cycle}/overview`);
}
