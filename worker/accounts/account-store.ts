import { fail, ok, type Result } from '../../shared/result.ts';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { commitAudited, commitOrRefuse } from '../audit/store.ts';
import { bytesOf, expectChanges, violates } from '../database.ts';
import type { NewPasskey } from './passkey-answer.ts';
import { isAnsweredBefore, noteAnswered, passkeysOf } from './passkey-store.ts';
import type { Session } from './session.ts';

/** More than anybody carries; a stolen session does not fill the table. */
const mostPasskeys = 20;

const passkeysSql = `SELECT k.id, k.label, k.came_by, k.created_at, k.last_used_at,
    m.name AS made_by, a.name AS approved_by,
    k.came_by <> 'addition' AND k.created_at >= coalesce(
      (SELECT told_until FROM passkeys WHERE id = ?2), 0) AS untold
  FROM passkeys k LEFT JOIN people m ON m.id = k.made_by LEFT JOIN people a ON a.id = k.approved_by
  WHERE k.person_id = ?1 ORDER BY k.created_at, k.id`;
const sessionsSql = `SELECT s.id_hash, s.created_at, s.last_seen_at, k.label
  FROM sessions s LEFT JOIN passkeys k ON k.id = s.passkey_id
  WHERE s.person_id = ?1 ORDER BY s.last_seen_at DESC, s.id_hash`;
const recoverySql = `SELECT l.made_at, l.approved_by IS NOT NULL AS approved, m.name AS made_by
  FROM enrolment_links l LEFT JOIN people m ON m.id = l.made_by
  WHERE l.person_id = ?1 AND l.kind = 'recovery' AND l.expires_at > unixepoch()`;
const addSql = `INSERT INTO passkeys
  (id, person_id, public_key, sign_count, label, came_by, made_by, created_at, told_until)
  SELECT ?1, ?2, ?3, ?4, ?5, 'addition', ?2, unixepoch(), unixepoch()
  WHERE (SELECT count(*) FROM passkeys WHERE person_id = ?2) < ${mostPasskeys}`;
const renameSql = 'UPDATE passkeys SET label = ?3 WHERE id = ?1 AND person_id = ?2';
const ownSql = 'SELECT 1 FROM passkeys WHERE id = ?1 AND person_id = ?2';
const endItsSessionsSql = 'DELETE FROM sessions WHERE passkey_id = ?1 AND person_id = ?2';
const removeSql = `DELETE FROM passkeys WHERE id = ?1 AND person_id = ?2
  AND (SELECT count(*) FROM passkeys WHERE person_id = ?2) > 1`;
const endOneSql = 'DELETE FROM sessions WHERE id_hash = ?1 AND person_id = ?2';
const endOthersSql = 'DELETE FROM sessions WHERE person_id = ?2 AND id_hash <> ?1';
const toldSql = 'UPDATE passkeys SET told_until = unixepoch() + 1 WHERE id = ?1 AND person_id = ?2';
const dropRecoverySql = "DELETE FROM enrolment_links WHERE person_id = ?1 AND kind = 'recovery'";

/** A passkey as its owner sees it. Times are seconds since 1970. */
export interface OwnPasskey {
  id: string;
  label: string;
  cameBy: 'enrolment' | 'recovery' | 'addition';
  /** Who made the link; null for the operator. */
  madeBy: string | null;
  approvedBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  /** Whether the person came in by it now. */
  here: boolean;
  /** Whether it came by a link since this passkey's holder was last told. */
  untold: boolean;
}

/** A session of one's own. */
export interface OwnSession {
  name: string;
  /** Label of its passkey; null without one. */
  passkey: string | null;
  createdAt: number;
  lastSeenAt: number;
  here: boolean;
}

/** What a person sees of the own account. */
export interface OwnAccount {
  passkeys: OwnPasskey[];
  sessions: OwnSession[];
  /** A recovery that somebody has asked for and nobody has used. */
  recovery: { madeBy: string | null; madeAt: number; approved: boolean } | null;
}

interface PasskeyRow {
  id: ArrayBuffer;
  label: string;
  came_by: OwnPasskey['cameBy'];
  made_by: string | null;
  approved_by: string | null;
  created_at: number;
  last_used_at: number | null;
  untold: number;
}
interface SessionRow {
  id_hash: ArrayBuffer;
  created_at: number;
  last_seen_at: number;
  label: string | null;
}

/** The account of whom a session belongs to. */
export async function readAccount(db: D1Database, session: Session): Promise<OwnAccount> {
  const { id } = session.person;
  const here = session.passkey === undefined ? null : decodeBase64url(session.passkey);
  const [passkeys, sessions, recovery] = await Promise.all([
    db.prepare(passkeysSql).bind(id, here).all<PasskeyRow>(),
    db.prepare(sessionsSql).bind(id).all<SessionRow>(),
    db
      .prepare(recoverySql)
      .bind(id)
      .first<{ made_at: number; approved: number; made_by: string | null }>(),
  ]);
  return {
    passkeys: passkeys.results.map((row) => {
      const name = encodeBase64url(bytesOf(row.id));
      const isHere = name === session.passkey;
      return {
        id: name,
        label: row.label,
        cameBy: row.came_by,
        madeBy: row.made_by,
        approvedBy: row.approved_by,
        createdAt: row.created_at,
        lastUsedAt: row.last_used_at,
        here: isHere,
        untold: row.untold === 1 && !isHere,
      };
    }),
    sessions: sessions.results.map((row) => {
      const name = encodeBase64url(bytesOf(row.id_hash));
      return {
        name,
        passkey: row.label,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        here: name === session.name,
      };
    }),
    recovery:
      recovery === null
        ? null
        : {
            madeBy: recovery.made_by,
            madeAt: recovery.made_at,
            approved: recovery.approved === 1,
          },
  };
}

/** Adds a passkey to the own account. */
export async function addPasskey(
  db: D1Database,
  person: string,
  { label, id, publicKey, signCount, ...answered }: NewPasskey & { label: string },
): Promise<Result<undefined, 'passkey_refused' | 'too_many_passkeys'>> {
  if ((await passkeysOf(db, person)).length >= mostPasskeys) return fail('too_many_passkeys');
  try {
    const done = await commitAudited(db, ownEntry(person, 'add_passkey'), [
      db.prepare(addSql).bind(id, person, publicKey, signCount, label),
      expectChanges(db),
      ...(await noteAnswered(db, answered)),
    ]);
    return done === undefined ? fail('passkey_refused') : ok(undefined);
  } catch (error) {
    if (isAnsweredBefore(error) || violates(error, 'passkeys.id')) return fail('passkey_refused');
    throw error;
  }
}

/** Gives a passkey of one's own another name. */
export async function renamePasskey(
  db: D1Database,
  person: string,
  id: string,
  label: string,
): Promise<Result<undefined, 'passkey_unknown'>> {
  const bytes = decodeBase64url(id);
  if (bytes === undefined) return fail('passkey_unknown');
  const done = await db.prepare(renameSql).bind(bytes, person, label).run();
  return done.meta.changes === 1 ? ok(undefined) : fail('passkey_unknown');
}

/** Removes a passkey of one's own with its sessions; never the last one. */
export async function removePasskey(
  db: D1Database,
  person: string,
  id: string,
): Promise<Result<undefined, 'passkey_unknown' | 'last_passkey'>> {
  const bytes = decodeBase64url(id);
  if (bytes === undefined) return fail('passkey_unknown');
  const own = await db.prepare(ownSql).bind(bytes, person).first();
  if (own === null) return fail('passkey_unknown');
  return commitOrRefuse(
    db,
    ownEntry(person, 'remove_passkey'),
    [
      db.prepare(endItsSessionsSql).bind(bytes, person),
      db.prepare(removeSql).bind(bytes, person),
      expectChanges(db),
    ],
    { otherwise: 'last_passkey' },
  );
}

/** Ends a session of one's own by its name. */
export async function endOwnSession(
  db: D1Database,
  person: string,
  name: string,
): Promise<Result<undefined, 'session_unknown'>> {
  const hash = decodeBase64url(name);
  if (hash === undefined) return fail('session_unknown');
  const done = await db.prepare(endOneSql).bind(hash, person).run();
  return done.meta.changes === 1 ? ok(undefined) : fail('session_unknown');
}

/** Ends every session of a person but the one with this name. */
export async function endOtherSessions(
  db: D1Database,
  person: string,
  name: string,
): Promise<void> {
  await db.prepare(endOthersSql).bind(decodeBase64url(name), person).run();
}

/** Notes that whoever holds a passkey has been told of the others there are. */
export async function noteTold(db: D1Database, { person, passkey }: Session): Promise<void> {
  if (passkey === undefined) return;
  await db.prepare(toldSql).bind(decodeBase64url(passkey), person.id).run();
}

/** Takes back a recovery of one's own account that somebody has asked for; twice is harmless. */
export async function dropOwnRecovery(db: D1Database, person: string): Promise<void> {
  await commitAudited(db, ownEntry(person, 'refuse_recovery'), [
    db.prepare(dropRecoverySql).bind(person),
    expectChanges(db),
  ]);
}

function ownEntry(person: string, action: 'add_passkey' | 'remove_passkey' | 'refuse_recovery') {
  return { chain: 'appraisals', actor: person, action, subject: person, detail: {} } as const;
}
