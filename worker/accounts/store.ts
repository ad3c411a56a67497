import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { expectChanges, isExpectationFailure } from '../database.ts';
import {
  absoluteTimeout,
  idleTimeout,
  isSessionAlive,
  lastSeenStep,
  type Role,
  signInLinkLifetime,
  type SignedInPerson,
} from './session.ts';

/** Bytes of a sign-in token and of a session id: out of reach of guessing. */
const secretLength = 32;

const insertLinkSql = `INSERT INTO sign_in_links (token_hash, person_id, expires_at)
  SELECT ?1, id, unixepoch() + ?2 FROM people WHERE id = ?3 AND ended_at IS NULL`;
const useLinkSql = `UPDATE sign_in_links SET used_at = unixepoch()
  WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > unixepoch()
    AND EXISTS (SELECT 1 FROM people WHERE id = person_id AND ended_at IS NULL)`;
const insertSessionSql = `INSERT INTO sessions (id_hash, person_id, created_at, last_seen_at)
  SELECT ?2, person_id, unixepoch(), unixepoch() FROM sign_in_links WHERE token_hash = ?1`;
const deleteDeadSql = `DELETE FROM sessions
  WHERE created_at <= unixepoch() - ?1 OR last_seen_at <= unixepoch() - ?2`;
const readSessionSql = `SELECT unixepoch() AS now, s.created_at, s.last_seen_at,
    p.id, p.name, p.department_id,
    (SELECT json_group_array(json_object('role', role, 'department', nullif(department_id, '')))
       FROM role_grants WHERE person_id = p.id) AS roles
  FROM sessions s JOIN people p ON p.id = s.person_id
  WHERE s.id_hash = ?1 AND p.ended_at IS NULL`;
const seenSql = 'UPDATE sessions SET last_seen_at = unixepoch() WHERE id_hash = ?1';
const endSessionSql = 'DELETE FROM sessions WHERE id_hash = ?1';

/** A new secret and the hash under which it is stored. */
async function newSecret(): Promise<{ secret: string; hash: Uint8Array }> {
  const secret = encodeBase64url(crypto.getRandomValues(new Uint8Array(secretLength)));
  return { secret, hash: await hashSecret(secret) };
}

function hashSecret(secret: string): Promise<Uint8Array> {
  return sha256(new TextEncoder().encode(secret));
}

/** A statement that makes a one-time sign-in link for a person, and the link's token. */
export async function signInLinkStatement(
  db: D1Database,
  personId: string,
): Promise<{ token: string; statement: D1PreparedStatement }> {
  const { secret, hash } = await newSecret();
  const statement = db.prepare(insertLinkSql).bind(hash, signInLinkLifetime, personId);
  return { token: secret, statement };
}

/** Turns a sign-in token into a session id, once; undefined if used, expired or unknown. */
export async function startSession(db: D1Database, token: string): Promise<string | undefined> {
  const tokenHash = await hashSecret(token);
  const { secret, hash } = await newSecret();
  try {
    await db.batch([
      db.prepare(useLinkSql).bind(tokenHash),
      expectChanges(db),
      db.prepare(insertSessionSql).bind(tokenHash, hash),
      db.prepare(deleteDeadSql).bind(absoluteTimeout, idleTimeout),
    ]);
  } catch (error) {
    if (isExpectationFailure(error)) return undefined;
    throw error;
  }
  return secret;
}

interface SessionRow {
  now: number;
  created_at: number;
  last_seen_at: number;
  id: string;
  name: string;
  department_id: string | null;
  roles: string;
}

/**
 * The person behind a session id, with the roles of this very moment; undefined when
 * the session is over. Notes the visit at most every five minutes.
 */
export async function readSession(
  db: D1Database,
  sessionId: string,
): Promise<SignedInPerson | undefined> {
  const hash = await hashSecret(sessionId);
  const row = await db.prepare(readSessionSql).bind(hash).first<SessionRow>();
  if (row === null) return undefined;
  const times = { createdAt: row.created_at, lastSeenAt: row.last_seen_at };
  if (!isSessionAlive(times, row.now)) return undefined;
  if (row.now >= row.last_seen_at + lastSeenStep) await db.prepare(seenSql).bind(hash).run();
  const grants = JSON.parse(row.roles) as { role: Role; department: string | null }[];
  return {
    id: row.id,
    name: row.name,
    department: row.department_id ?? undefined,
    roles: grants.map(({ role, department }) => ({ role, department: department ?? undefined })),
  };
}

/** Ends a session; ending it twice is harmless. */
export async function endSession(db: D1Database, sessionId: string): Promise<void> {
  await db
    .prepare(endSessionSql)
    .bind(await hashSecret(sessionId))
    .run();
}
