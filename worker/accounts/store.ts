import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { bytesOf } from '../database.ts';
import type { VersionedSecret } from '../versioned-secret.ts';
import { hashSessionId, newSessionId } from './secret.ts';
import {
  absoluteTimeout,
  freshFor,
  idleTimeout,
  isSessionAlive,
  lastSeenStep,
  type Role,
  type Session,
} from './session.ts';

const insertSessionSql = `INSERT INTO sessions
  (id_hash, person_id, passkey_id, created_at, last_seen_at, confirmed_at)
  SELECT ?1, id, ?3, unixepoch(), unixepoch(), unixepoch() FROM people
  WHERE id = ?2 AND ended_at IS NULL`;
const deleteDeadSql = `DELETE FROM sessions
  WHERE created_at <= unixepoch() - ?1 OR last_seen_at <= unixepoch() - ?2`;
// What the view `acting_roles` says, spelled out: SQLite carries only a bound value into a view, and
// would read every holder of the company for each request.
const readSessionSql = `SELECT unixepoch() AS now, s.created_at, s.last_seen_at, s.confirmed_at,
    s.passkey_id, p.id, p.name, p.department_id,
    (SELECT json_group_array(json_object('role', role, 'department', nullif(department_id, '')))
       FROM (SELECT role, department_id FROM role_grants WHERE person_id = p.id
         UNION ALL SELECT u.role, u.department_id FROM substitutes u
           JOIN role_grants g ON g.department_id = u.department_id AND g.role = u.role
             AND g.person_id = u.stands_in_for
         WHERE u.person_id = p.id AND u.from_at <= unixepoch() AND u.until_at > unixepoch()))
      AS roles
  FROM sessions s JOIN people p ON p.id = s.person_id
  WHERE s.id_hash = ?1 AND p.ended_at IS NULL`;
const seenSql = 'UPDATE sessions SET last_seen_at = unixepoch() WHERE id_hash = ?1';
const endSessionSql = 'DELETE FROM sessions WHERE id_hash = ?1';
const confirmSql = 'UPDATE sessions SET confirmed_at = unixepoch() WHERE id_hash = ?1';
const nowSql = 'SELECT unixepoch() AS now';

/** Seconds since 1970, by the database's clock, by which everything is decided. */
export async function readNow(db: D1Database): Promise<number> {
  const row = await db.prepare(nowSql).first<{ now: number }>();
  if (row === null) throw new Error('the database does not tell the time');
  return row.now;
}

/**
 * A new session for a person, whatever session there was: its id, the hash under which it is
 * stored, and the statements that begin it. The first of them changes no row when the person has left.
 *
 * @param passkey credential id by which the person came in, or undefined
 */
export async function newSession(
  db: D1Database,
  pepper: VersionedSecret,
  person: string,
  passkey: Uint8Array | undefined,
): Promise<{
  sessionId: string;
  hash: Bytes;
  begin: D1PreparedStatement;
  sweep: D1PreparedStatement;
}> {
  const { sessionId, hash } = await newSessionId(pepper);
  return {
    sessionId,
    hash,
    begin: db.prepare(insertSessionSql).bind(hash, person, passkey ?? null),
    sweep: db.prepare(deleteDeadSql).bind(absoluteTimeout, idleTimeout),
  };
}

interface SessionRow {
  now: number;
  created_at: number;
  last_seen_at: number;
  confirmed_at: number;
  passkey_id: ArrayBuffer | null;
  id: string;
  name: string;
  department_id: string | null;
  roles: string;
}

/**
 * The session of an id and the person behind it, with the roles of this very moment; undefined
 * when the session is over. Notes the visit at most every five minutes.
 */
export async function readSession(
  db: D1Database,
  pepper: VersionedSecret,
  sessionId: string,
): Promise<Session | undefined> {
  const hash = await hashSessionId(pepper, sessionId);
  if (hash === undefined) return undefined;
  const row = await db.prepare(readSessionSql).bind(hash).first<SessionRow>();
  if (row === null) return undefined;
  const times = { createdAt: row.created_at, lastSeenAt: row.last_seen_at };
  if (!isSessionAlive(times, row.now)) return undefined;
  if (row.now >= row.last_seen_at + lastSeenStep) await db.prepare(seenSql).bind(hash).run();
  const grants = JSON.parse(row.roles) as { role: Role; department: string | null }[];
  return {
    name: encodeBase64url(hash),
    passkey: row.passkey_id === null ? undefined : encodeBase64url(bytesOf(row.passkey_id)),
    fresh: row.now < row.confirmed_at + freshFor,
    person: {
      id: row.id,
      name: row.name,
      department: row.department_id ?? undefined,
      roles: grants.map(({ role, department }) => ({ role, department: department ?? undefined })),
    },
  };
}

/** Ends a session; ending it twice is harmless. */
export async function endSession(
  db: D1Database,
  pepper: VersionedSecret,
  sessionId: string,
): Promise<void> {
  const hash = await hashSessionId(pepper, sessionId);
  if (hash !== undefined) await db.prepare(endSessionSql).bind(hash).run();
}

/** Notes that the person behind a session is there. @param name the session's name */
export async function confirmSession(db: D1Database, name: string): Promise<void> {
  await db.prepare(confirmSql).bind(decodeBase64url(name)).run();
}
