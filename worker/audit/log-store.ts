import type { AuditChain } from './entry.ts';

/** Entries that one answer holds at most. */
const pageSize = 50;

/** Which entries are asked for; what is undefined does not narrow. */
export interface LogFilter {
  chain: AuditChain;
  /** A person's id, 'system' or 'operator'. */
  actor: string | undefined;
  action: string | undefined;
  /** Seconds since 1970, UTC: from included, until excluded. */
  from: number | undefined;
  until: number | undefined;
  /** Only entries before this place in the chain. */
  before: number | undefined;
}

/** An entry as it is read, with the names that its ids have now. */
export interface LogEntry {
  seq: number;
  at: number;
  actor: string;
  actorName: string | null;
  action: string;
  subject: string;
  /** Name of the person, department, survey's department, or label of the cycle. */
  subjectName: string | null;
  detail: Record<string, string | number | boolean | null>;
}

const entriesSql = `SELECT a.seq, a.at, a.actor, p.name AS actorName, a.action, a.subject,
    coalesce(
      (SELECT name FROM people WHERE id = a.subject),
      (SELECT name FROM departments WHERE id = a.subject),
      (SELECT label FROM cycles WHERE id = a.subject),
      (SELECT c.label FROM windows w JOIN cycles c ON c.id = w.cycle_id WHERE w.id = a.subject),
      (SELECT d.name FROM surveys s JOIN departments d ON d.id = s.department_id
        WHERE s.id = a.subject)) AS subjectName,
    a.detail
  FROM audit_log a LEFT JOIN people p ON p.id = a.actor
  WHERE a.chain = ?1 AND a.seq < ?2
    AND (?3 IS NULL OR a.actor = ?3) AND (?4 IS NULL OR a.action = ?4)
    AND a.at >= ?5 AND a.at < ?6
  ORDER BY a.seq DESC LIMIT ?7`;
const actorsSql = `SELECT DISTINCT a.actor AS id, p.name FROM audit_log a
  LEFT JOIN people p ON p.id = a.actor WHERE a.chain = ?1 ORDER BY p.name`;
const actionsSql = 'SELECT DISTINCT action FROM audit_log WHERE chain = ?1 ORDER BY action';

/** Entries of one chain, newest first, at most 50, and whether there are more. */
export async function readLog(
  db: D1Database,
  filter: LogFilter,
): Promise<{ entries: LogEntry[]; more: boolean }> {
  const { results } = await db
    .prepare(entriesSql)
    .bind(
      filter.chain,
      filter.before ?? Number.MAX_SAFE_INTEGER,
      filter.actor ?? null,
      filter.action ?? null,
      filter.from ?? 0,
      filter.until ?? Number.MAX_SAFE_INTEGER,
      pageSize + 1,
    )
    .all<Omit<LogEntry, 'detail'> & { detail: string }>();
  return {
    entries: results.slice(0, pageSize).map((row) => ({
      ...row,
      detail: JSON.parse(row.detail) as LogEntry['detail'],
    })),
    more: results.length > pageSize,
  };
}

/** Who and what occurs in a chain: the choices of the filters. */
export async function readLogChoices(
  db: D1Database,
  chain: AuditChain,
): Promise<{ actors: { id: string; name: string | null }[]; actions: string[] }> {
  const [actors, actions] = await db.batch([
    db.prepare(actorsSql).bind(chain),
    db.prepare(actionsSql).bind(chain),
  ]);
  return {
    actors: (actors?.results ?? []) as { id: string; name: string | null }[],
    actions: ((actions?.results ?? []) as { action: string }[]).map((row) => row.action),
  };
}
