import type { SignerRole } from '../../shared/appraisal/total-content.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ScoringPolicy } from '../../shared/scoring/scoring-policy.ts';
import { commitAudited } from '../audit/store.ts';
import type { ListQuery } from '../http/list-query.ts';
import { contains, type ListPage, readListPage } from '../list-store.ts';
import { belowDepartment } from '../organisation/department-list-store.ts';
import type { Deadlines } from '../appraisal/cycle-store.ts';
import { parseNow, selectNow } from '../results/audit-store.ts';
import { factOrders, factsSql } from './facts-store.ts';
import {
  type OverviewCycle,
  type OverviewFacts,
  type OverviewRow,
  overviewRow,
  type OverviewTotal,
  type TimedSheet,
} from './row.ts';
import { bitOf, type Waits, WAITS, WAITS_FOR, waitsOf } from './waits.ts';
import { readPhasedWindows } from './phased-windows-store.ts';
import { mayStandSideBySide, type ResultOutcome } from '../appraisal/published-result-store.ts';

/** What the overview can be sorted by. */
export const overviewSorts = [
  'code',
  'name',
  'duty',
  'plan',
  'keyIndicators',
  'customer',
  'score',
  'total',
  'signed',
  'measures',
  'waits',
] as const satisfies readonly (keyof typeof factOrders)[];
/** States of totals, and outcomes of surveys, that it can be narrowed to. */
export const overviewTotals = [
  'incomplete',
  'to_sign',
  'objected',
  'being_corrected',
  'frozen',
] as const satisfies readonly OverviewTotal[];
export const overviewOutcomes = [
  'none',
  'published',
  'withheld',
  'void',
  'no_survey',
] as const satisfies readonly ResultOutcome[];
/** What waits: something, nothing, something for somebody, or one thing. */
export const overviewWaits = [
  'anything',
  'nothing',
  'for_manager',
  'for_reviewer',
  'for_hr',
  ...WAITS,
] as const;

/** Which departments of a cycle are asked for. */
export type OverviewQuery = ListQuery<(typeof overviewSorts)[number]> & {
  total?: OverviewTotal | undefined;
  outcome?: ResultOutcome | undefined;
  waits?: (typeof overviewWaits)[number] | undefined;
  /** Id of the person who reviews them. */
  reviewer?: string | undefined;
  /** Id of a department that they are, or belong to by however many steps. */
  below?: string | undefined;
};

/** What the overview says of a cycle besides its departments; counts and no figure. */
export interface OverviewHeading {
  now: number;
  cycle: { id: string; label: string };
  /** Whether totals are as the form is printed or scaled to 100. */
  scale: ScoringPolicy['scale'];
  /** Whether enough customer scores are published to be shown side by side. */
  shown: boolean;
  /** Whether its data was deleted at the end of its time. */
  purged: boolean;
  departments: number;
  totals: Record<OverviewTotal, number>;
  outcomes: Record<ResultOutcome, number>;
  /** In how many departments each thing waits. */
  waits: Record<Waits, number>;
  reviewers: { id: string; name: string }[];
  /** Departments above those of the cycle. */
  parents: { id: string; name: string }[];
}

const cycleSql = `SELECT c.label, c.opened_at AS openedAt, c.sheets_due_at AS sheets,
    c.self_scores_due_at AS selfScores, c.audit_due_at AS audit, unixepoch() AS now,
    json_extract(p.content, '$.scale') AS scale,
    EXISTS (SELECT 1 FROM purges WHERE cycle_id = c.id AND started_at IS NOT NULL) AS purged
  FROM cycles c JOIN scoring_policies p ON p.id = c.scoring_policy_id WHERE c.id = ?1`;
const countsSql = `SELECT f.total, f.outcome, f.waits, count(*) AS departments
  FROM ${factsSql} GROUP BY 1, 2, 3`;
const reviewersSql = `SELECT DISTINCT p.id, p.name FROM cycle_departments cd
    JOIN role_grants g ON g.department_id = cd.department_id AND g.role = 'reviewer'
    JOIN people p ON p.id = g.person_id
  WHERE cd.cycle_id = ?1 ORDER BY p.name, p.id`;
const parentsSql = `SELECT DISTINCT a.id, a.name FROM cycle_departments cd
    JOIN departments d ON d.id = cd.department_id JOIN departments a ON a.id = d.parent_id
  WHERE cd.cycle_id = ?1 ORDER BY a.code`;
const rowsSql = `SELECT * FROM ${factsSql} WHERE f.id IN (SELECT value FROM json_each(?3))`;
const isReviewedBy = `EXISTS (SELECT 1 FROM role_grants g
  WHERE g.department_id = f.id AND g.role = 'reviewer' AND g.person_id = ?)`;

interface CycleRow extends Deadlines {
  label: string;
  openedAt: number;
  now: number;
  scale: ScoringPolicy['scale'];
  purged: number;
}

interface ReadCycle extends OverviewCycle {
  row: CycleRow;
  /** What `?2` stands for in the facts. */
  phases: string;
}

async function readOverviewCycle(
  db: D1Database,
  cycle: string,
): Promise<Result<ReadCycle, 'cycle_unknown'>> {
  const row = await db.prepare(cycleSql).bind(cycle).first<CycleRow>();
  if (row === null) return fail('cycle_unknown');
  const windows = await readPhasedWindows(db, cycle);
  return ok({
    row,
    openedAt: row.openedAt,
    due: { sheets: row.sheets, selfScores: row.selfScores, audit: row.audit },
    windows,
    shown: await mayStandSideBySide(db, cycle),
    phases: JSON.stringify(Object.fromEntries(windows.map(({ id, phase }) => [id, phase]))),
  });
}

/** How many departments of a cycle are how far, and what the overview can be narrowed to. */
export async function readOverviewHeading(
  db: D1Database,
  cycle: string,
): Promise<Result<OverviewHeading, 'cycle_unknown'>> {
  const read = await readOverviewCycle(db, cycle);
  if (!read.ok) return read;
  const { row, shown, phases } = read.value;
  const [counts, reviewers, parents] = await db.batch([
    db.prepare(countsSql).bind(cycle, phases),
    db.prepare(reviewersSql).bind(cycle),
    db.prepare(parentsSql).bind(cycle),
  ]);
  const counted = (counts?.results ?? []) as CountRow[];
  const sum = (fits: (each: CountRow) => boolean) =>
    counted.filter(fits).reduce((all, { departments }) => all + departments, 0);
  return ok({
    now: row.now,
    cycle: { id: cycle, label: row.label },
    scale: row.scale,
    shown,
    purged: row.purged === 1,
    departments: sum(() => true),
    totals: byName(overviewTotals, (name) => sum(({ total }) => total === name)),
    outcomes: byName(overviewOutcomes, (name) => sum(({ outcome }) => outcome === name)),
    waits: byName(WAITS, (name) => sum(({ waits }) => waitsOf(waits).includes(name))),
    reviewers: (reviewers?.results ?? []) as OverviewHeading['reviewers'],
    parents: (parents?.results ?? []) as OverviewHeading['parents'],
  });
}

interface CountRow {
  total: OverviewTotal;
  outcome: ResultOutcome;
  waits: number;
  departments: number;
}

function byName<Name extends string>(
  names: readonly Name[],
  count: (name: Name) => number,
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>;
}

/** The bits of which one has to be set; none for nothing. */
function bitsOf(waits: (typeof overviewWaits)[number]): number {
  const bits = WAITS.filter(
    (each) => waits === 'anything' || waits === each || waits === `for_${WAITS_FOR[each]}`,
  );
  return bits.reduce((sum, each) => sum + bitOf(each), 0);
}

function waiting(waits: OverviewQuery['waits']) {
  if (waits === undefined) return false;
  if (waits === 'nothing') return { sql: 'f.waits = 0' };
  return { sql: '(f.waits & ?) <> 0', values: [bitsOf(waits)] };
}

/** The facts as they are read: lists are JSON. */
type StoredFacts = Omit<OverviewFacts, 'sheets' | 'signed'> & { sheets: string; signed: string };

function parseFacts({ sheets, signed, ...rest }: StoredFacts): OverviewFacts {
  return {
    ...rest,
    sheets: JSON.parse(sheets) as TimedSheet[],
    signed: JSON.parse(signed) as SignerRole[],
  };
}

/** Rows of a printed or exported overview at most; no company has as many departments. */
const mostRows = 10_000;

/** The rows that were asked for, with who was given them when. */
export type OverviewPage = ListPage<OverviewRow> & { at: number };

/**
 * Reads departments of a cycle for `actor`: one page to look at, all that fit to print and to
 * export. That their figures were read is noted in the same batch, by the departments' ids.
 */
export async function readOverview(
  db: D1Database,
  actor: { person: string; purpose: 'view' | 'print' | 'export' },
  cycle: string,
  query: OverviewQuery,
): Promise<Result<OverviewPage, 'cycle_unknown'>> {
  const read = await readOverviewCycle(db, cycle);
  if (!read.ok) return read;
  const { phases, shown } = read.value;
  const { total, outcome, reviewer, below } = query;
  // An order by scores that nobody may see yet would tell them.
  const order = factOrders[query.sort === 'score' && !shown ? 'code' : query.sort];
  const found = await readListPage<{ id: string }>(
    db,
    {
      columns: 'f.id',
      table: factsSql,
      values: [cycle, phases],
      id: 'f.id',
      conditions: [
        contains(query.search, ['f.code', 'f.name']),
        total !== undefined && { sql: 'f.total = ?', values: [total] },
        outcome !== undefined && { sql: 'f.outcome = ?', values: [outcome] },
        waiting(query.waits),
        reviewer !== undefined && { sql: isReviewedBy, values: [reviewer] },
        below !== undefined && belowDepartment('f.id', below),
      ],
      order,
    },
    actor.purpose === 'view' ? query : { ...query, page: 1, size: mostRows },
  );
  const ids = found.rows.map(({ id }) => id);
  const entry = {
    chain: 'views',
    actor: actor.person,
    action: `${actor.purpose}_overview`,
    subject: cycle,
    detail: { role: 'hr', shown, departments: ids.join(' ') },
  } as const;
  const [clock, facts] =
    (await commitAudited(db, entry, [
      selectNow(db),
      db.prepare(rowsSql).bind(cycle, phases, JSON.stringify(ids)),
    ])) ?? [];
  const stored = new Map(((facts?.results ?? []) as StoredFacts[]).map((each) => [each.id, each]));
  return ok({
    total: found.total,
    // A department that has left the cycle in between is not there any more.
    rows: ids.flatMap((id) => {
      const each = stored.get(id);
      return each === undefined ? [] : [overviewRow(parseFacts(each), read.value)];
    }),
    at: parseNow(clock),
  });
}
