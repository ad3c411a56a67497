import { expectChanges } from '../database.ts';
import type { PurgeCounts } from './certificate.ts';
import { purgeDueAt, purgeFrom } from './purge-due.ts';

/** A wish to keep a cycle beyond its time, or a hold once a second person has confirmed it. */
export interface Hold {
  reason: string;
  askedBy: { id: string; name: string };
  askedAt: number;
  /** Name of who confirmed it; null while it does not hold yet. */
  confirmedBy: string | null;
  /** Who wants it lifted, if anybody. */
  liftAskedBy: { id: string; name: string } | null;
}

/** A cycle with what becomes of its data. Times in seconds since 1970, UTC. */
export interface KeptCycle {
  id: string;
  kind: 'month' | 'quarter';
  label: string;
  retentionMonths: number;
  /** When the retention time is over. */
  dueAt: number;
  /** When the purge may begin: not before it has been announced for 30 days. */
  purgeFrom: number;
  state: 'kept' | 'announced' | 'running' | 'done';
  announcedAt: number | null;
  startedAt: number | null;
  doneAt: number | null;
  counts: PurgeCounts | null;
  /** True while links of a window of the cycle are valid; nothing is purged meanwhile. */
  windowRuns: boolean;
  hold: Hold | null;
}

// What raters were told is kept to; where nobody was told anything, the company's own time.
const cyclesSql = `SELECT c.id, c.kind, c.label, y.time_zone AS timeZone, unixepoch() AS now,
    coalesce((SELECT min(json_extract(manifest, '$.retentionMonths')) FROM windows
      WHERE cycle_id = c.id AND manifest IS NOT NULL), y.retention_months) AS retentionMonths,
    coalesce(p.state, 'kept') AS state, p.announced_at AS announcedAt, p.started_at AS startedAt,
    p.done_at AS doneAt, p.counts,
    EXISTS (SELECT 1 FROM windows
      WHERE cycle_id = c.id AND state IN ('issued', 'open', 'grace')) AS windowRuns,
    (SELECT json_object('reason', h.reason, 'askedAt', h.asked_at,
        'askedBy', json_object('id', one.id, 'name', one.name), 'confirmedBy', two.name,
        'liftAskedBy', iif(three.id IS NULL, NULL, json_object('id', three.id, 'name', three.name)))
      FROM purge_holds h JOIN people one ON one.id = h.asked_by
        LEFT JOIN people two ON two.id = h.confirmed_by
        LEFT JOIN people three ON three.id = h.lift_asked_by
      WHERE h.cycle_id = c.id AND h.ended_at IS NULL) AS hold
  FROM company y JOIN cycles c LEFT JOIN purges p ON p.cycle_id = c.id
  WHERE ?1 IS NULL OR c.id = ?1
  ORDER BY c.label`;

interface CycleRow extends Omit<
  KeptCycle,
  'dueAt' | 'purgeFrom' | 'counts' | 'windowRuns' | 'hold'
> {
  timeZone: string;
  now: number;
  counts: string | null;
  windowRuns: number;
  hold: string | null;
}

/** All cycles with what becomes of their data, or the one with this id; earliest first. */
export async function readKeptCycles(
  db: D1Database,
  cycle?: string,
): Promise<{ now: number; cycles: KeptCycle[] }> {
  const { results } = await db
    .prepare(cyclesSql)
    .bind(cycle ?? null)
    .all<CycleRow>();
  const cycles = results.map(({ timeZone, now, counts, windowRuns, hold, ...row }): KeptCycle => {
    const dueAt = purgeDueAt(row.label, row.retentionMonths, timeZone);
    return {
      ...row,
      dueAt,
      purgeFrom: purgeFrom(dueAt, row.announcedAt ?? now),
      counts: counts === null ? null : (JSON.parse(counts) as PurgeCounts),
      windowRuns: windowRuns === 1,
      hold: hold === null ? null : (JSON.parse(hold) as Hold),
    };
  });
  return { now: results[0]?.now ?? 0, cycles };
}

const announceSql = `INSERT INTO purges (cycle_id, state, announced_at)
  SELECT ?1, 'announced', unixepoch() WHERE NOT EXISTS (SELECT 1 FROM purges WHERE cycle_id = ?1)`;
const certificateSql = 'SELECT certificate FROM purges WHERE cycle_id = ?1 AND state = ?2';
const oldReportsSql = `DELETE FROM reports WHERE delivery IN (
  SELECT number FROM report_deliveries
  WHERE date(delivered_on * 86400, 'unixepoch', '+' || (SELECT retention_months FROM company) || ' months')
    <= date('now'))`;

const oldSubstitutesSql = `DELETE FROM substitutes WHERE
  date(until_at, 'unixepoch', '+' || (SELECT retention_months FROM company) || ' months')
    <= date('now')`;

/** Statements that announce a purge, once. */
export function announcePurge(db: D1Database, cycle: string): D1PreparedStatement[] {
  return [db.prepare(announceSql).bind(cycle), expectChanges(db)];
}

/** The certificate of a cycle whose purge is done. */
export async function readDoneCertificate(
  db: D1Database,
  cycle: string,
): Promise<string | undefined> {
  const row = await db.prepare(certificateSql).bind(cycle, 'done').first<{ certificate: string }>();
  return row?.certificate;
}

/**
 * Deletes what belongs to no cycle once the retention time has passed: anonymous reports since
 * their delivery, and substitutions, with their reasons, since they were over.
 */
export async function purgeByAge(db: D1Database): Promise<void> {
  await db.batch([db.prepare(oldReportsSql), db.prepare(oldSubstitutesSql)]);
}
