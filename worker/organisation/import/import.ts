import { commitAudited } from '../../audit/store.ts';
import { violates } from '../../database.ts';
import type { OrganisationKind } from '../../../shared/spreadsheet/import-columns.ts';
import type {
  ImportOutcome,
  ImportPlan,
  ImportRow,
} from '../../../shared/spreadsheet/import-plan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { planDepartments } from './department-plan.ts';
import { departmentStatements } from './departments-store.ts';
import { isMatrix, readMatrix } from './matrix.ts';
import { planPeople } from './people-plan.ts';
import { peopleStatements } from './people-store.ts';
import { doesNothing, planHash } from './plan.ts';
import { planServiceMap } from './service-map-plan.ts';
import { serviceMapStatements } from './service-map-store.ts';
import { readOrganisationState } from './state-store.ts';
import { finder, type ImportWishes, type OrganisationState } from './state.ts';
import { type ImportTable, readTable } from './table.ts';

/** A spreadsheet as it came, with how it is to be imported. */
export interface ImportRequest extends ImportWishes {
  header: string[];
  rows: ImportRow[];
}

/** A plan with the means to carry it out. */
export interface Planned {
  plan: ImportPlan;
  write: () => { statements: D1PreparedStatement[]; granted: string };
}

/** Who imports what, as the log has it. */
export interface ImportEntry {
  actor: string;
  action: string;
  subject: string;
}

/** What an import would do, and the hash that confirms it. */
export interface ImportPreview {
  plan: ImportPlan;
  seen: string;
}

/** Compares a spreadsheet with the company; writes nothing. */
export async function previewImport(
  db: D1Database,
  kind: OrganisationKind,
  actor: string,
  request: ImportRequest,
): Promise<ImportPreview> {
  return previewOf(await planImport(db, kind, actor, request), request.missing === 'end');
}

/** What a plan is confirmed by. @param ends whether what is not in the file ends */
export async function previewOf({ plan }: Planned, ends: boolean): Promise<ImportPreview> {
  return { plan, seen: await planHash(plan, ends) };
}

/** Carries an import of the organisation out, all of it or nothing. */
export async function runImport(
  db: D1Database,
  kind: OrganisationKind,
  actor: string,
  request: ImportRequest,
  confirmed: Confirmed,
): Promise<ImportResult> {
  const planned = await planImport(db, kind, actor, request);
  const entry = { actor, action: `import_${kind.replace('-', '_')}`, subject: 'company' };
  return carryOut(db, planned, entry, request.missing === 'end', confirmed);
}

/** How an import was confirmed. */
export interface Confirmed {
  /** The hash of the preview: another plan is not carried out. */
  seen: string;
  /** How many end, as typed, when something does. */
  confirmation: string | null;
}

type ImportResult = Result<
  ImportOutcome,
  'import_faulty' | 'import_outdated' | 'confirmation_wrong'
>;

/** Carries a plan out, all of it or nothing. @param ends whether what is not in the file ends */
export async function carryOut(
  db: D1Database,
  { plan, write }: Planned,
  { actor, action, subject }: ImportEntry,
  ends: boolean,
  { seen, confirmation }: Confirmed,
): Promise<ImportResult> {
  if (plan.faults.length > 0) return fail('import_faulty');
  const ended = ends ? plan.missing.length : 0;
  const outcome = {
    added: plan.entries.filter(({ change }) => change === 'added').length,
    changed: plan.entries.filter(({ change }) => change === 'changed').length,
    unchanged: plan.unchanged,
    ended,
  };
  // The same file again, or a press whose reply was lost: everything is as the file wants it.
  if (doesNothing(plan, ends)) return ok(outcome);
  if ((await planHash(plan, ends)) !== seen) return fail('import_outdated');
  if (ended > 0 && confirmation !== String(ended)) return fail('confirmation_wrong');
  const { statements, granted } = write();
  const { added, changed } = outcome;
  const detail = { added, changed, ended, plan: seen, granted };
  try {
    const done = await commitAudited(
      db,
      { chain: 'appraisals', actor, action, subject, detail },
      statements,
    );
    return done === undefined ? fail('import_outdated') : ok(outcome);
  } catch (error) {
    if (meanwhile.some((constraint) => violates(error, constraint))) return fail('import_outdated');
    throw error;
  }
}

/** What a plan that was right a moment ago can break when somebody else writes in between. */
const meanwhile = [
  'departments.code',
  'people.number',
  'service_map.',
  'role_grants.',
  'personal_scores.',
  'department_above_itself',
  'reviewer_is_the_manager',
];

async function planImport(
  db: D1Database,
  kind: OrganisationKind,
  actor: string,
  request: ImportRequest,
): Promise<Planned> {
  const state = await readOrganisationState(db);
  const table = tableOf(kind, request, state);
  const ends = request.missing === 'end';
  if (kind === 'departments') {
    const planned = planDepartments(table, state, request);
    const write = () => departmentStatements(db, planned, state.departments, ends);
    return { plan: planned.plan, write };
  }
  if (kind === 'people') {
    const planned = planPeople(table, state, request, actor);
    return { plan: planned.plan, write: () => peopleStatements(db, planned, ends) };
  }
  const planned = planServiceMap(table, state);
  return {
    plan: planned.plan,
    write: () => ({
      statements: serviceMapStatements(db, planned, state.departments, ends),
      granted: '',
    }),
  };
}

function tableOf(
  kind: OrganisationKind,
  { header, rows }: ImportRequest,
  state: OrganisationState,
): ImportTable {
  if (kind === 'service-map') {
    const find = finder(state.departments, (department) => department.code);
    const isCode = (text: string) => find(text) !== undefined;
    if (isMatrix(header, isCode)) {
      const pairs = readMatrix(header, rows);
      const columns = [{ index: 0, key: 'client' }];
      return { columns, unknownColumns: [], remarks: 0, faults: [], rows: pairs };
    }
  }
  return readTable(kind, header, rows);
}
