import { fail, ok, type Result } from '../../shared/result.ts';
import { commitOrRefuse } from '../audit/store.ts';
import { expectChanges } from '../database.ts';
import { isSecondPerson, readTrust } from './trust-store.ts';

/** Enrolments that the page of accounts shows; the log has all. */
const recentEnrolments = 100;

const waitingSql = `SELECT l.id, l.person_id, p.name, p.number, l.made_by, m.name AS maker, l.made_at,
    l.expires_at, l.approved_by IS NOT NULL AS approved
  FROM enrolment_links l JOIN people p ON p.id = l.person_id LEFT JOIN people m ON m.id = l.made_by
  WHERE l.kind = 'recovery' AND l.expires_at > unixepoch() ORDER BY l.made_at, l.id`;
const recentSql = `SELECT p.name, p.number, k.came_by, m.name AS maker, a.name AS approver, k.created_at
  FROM (SELECT person_id, came_by, made_by, approved_by, created_at FROM passkeys
      WHERE came_by <> 'addition'
    UNION ALL SELECT person_id, 'identity', made_by, approved_by, bound_at FROM sso_identities
      WHERE came_by <> 'present') k
  JOIN people p ON p.id = k.person_id
  LEFT JOIN people m ON m.id = k.made_by LEFT JOIN people a ON a.id = k.approved_by
  ORDER BY k.created_at DESC, p.number LIMIT ${recentEnrolments}`;
const readSql = `SELECT person_id, made_by, approved_by FROM enrolment_links
  WHERE id = ?1 AND kind = 'recovery' AND expires_at > unixepoch()`;
const approveSql = `UPDATE enrolment_links SET approved_by = ?2
  WHERE id = ?1 AND kind = 'recovery' AND expires_at > unixepoch() AND approved_by IS NULL
    AND made_by <> ?2 AND person_id <> ?2`;
const dropSql = "DELETE FROM enrolment_links WHERE id = ?1 AND kind = 'recovery'";

/** A recovery that was asked for. Times are seconds since 1970. */
export interface WaitingRecovery {
  id: string;
  person: { name: string; number: string };
  /** Who asked; null for the operator. */
  madeBy: string | null;
  madeAt: number;
  expiresAt: number;
  approved: boolean;
  /** Whether the person who reads this may approve it, as a second person. */
  mine: boolean;
}

/** A passkey that came by a link, or an identity at the company's provider that came otherwise. */
export interface Enrolment {
  person: { name: string; number: string };
  cameBy: 'enrolment' | 'recovery' | 'identity';
  madeBy: string | null;
  approvedBy: string | null;
  at: number;
}

interface WaitingRow {
  id: string;
  person_id: string;
  name: string;
  number: string;
  made_by: string;
  maker: string | null;
  made_at: number;
  expires_at: number;
  approved: number;
}
interface RecentRow {
  name: string;
  number: string;
  came_by: Enrolment['cameBy'];
  maker: string | null;
  approver: string | null;
  created_at: number;
}

/** Recoveries that wait, oldest first, and the latest enrolments by link. */
export async function readAccess(
  db: D1Database,
  reader: string,
): Promise<{ recoveries: WaitingRecovery[]; enrolments: Enrolment[] }> {
  const [waiting, recent, trust] = await Promise.all([
    db.prepare(waitingSql).all<WaitingRow>(),
    db.prepare(recentSql).all<RecentRow>(),
    readTrust(db),
  ]);
  return {
    recoveries: waiting.results.map((row) => ({
      id: row.id,
      person: { name: row.name, number: row.number },
      madeBy: row.maker,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      approved: row.approved === 1,
      mine: isSecondPerson(trust, { person: row.person_id, madeBy: row.made_by }, reader),
    })),
    enrolments: recent.results.map((row) => ({
      person: { name: row.name, number: row.number },
      cameBy: row.came_by,
      madeBy: row.maker,
      approvedBy: row.approver,
      at: row.created_at,
    })),
  };
}

interface LinkRow {
  person_id: string;
  made_by: string;
  approved_by: string | null;
}

/** Lets a recovery link work, as a second person. Approving twice is harmless. */
export async function approveRecovery(
  db: D1Database,
  actor: string,
  id: string,
): Promise<Result<undefined, 'recovery_unknown' | 'second_person_needed'>> {
  const link = await db.prepare(readSql).bind(id).first<LinkRow>();
  if (link === null) return fail('recovery_unknown');
  const asked = { person: link.person_id, madeBy: link.made_by };
  if (!isSecondPerson(await readTrust(db), asked, actor)) return fail('second_person_needed');
  if (link.approved_by !== null) return ok(undefined);
  return commitOrRefuse(
    db,
    entryOf(actor, 'approve_recovery', link),
    [db.prepare(approveSql).bind(id, actor), expectChanges(db)],
    { otherwise: 'recovery_unknown' },
  );
}

/** Takes a recovery link out of force, approved or not. */
export async function refuseRecovery(
  db: D1Database,
  actor: string,
  id: string,
): Promise<Result<undefined, 'recovery_unknown'>> {
  const link = await db.prepare(readSql).bind(id).first<LinkRow>();
  if (link === null) return fail('recovery_unknown');
  return commitOrRefuse(
    db,
    entryOf(actor, 'refuse_recovery', link),
    [db.prepare(dropSql).bind(id), expectChanges(db)],
    { otherwise: 'recovery_unknown' },
  );
}

function entryOf(actor: string, action: string, link: LinkRow) {
  const { person_id: subject, made_by: linkMadeBy } = link;
  return { chain: 'appraisals', actor, action, subject, detail: { linkMadeBy } } as const;
}
