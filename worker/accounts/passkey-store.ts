import type { VersionedSecret } from '../versioned-secret.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { decodeBase64url } from '../../shared/wire/base64url.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { bytesOf, expectChanges, isExpectationFailure, violates } from '../database.ts';
import { newSession } from './store.ts';
import type { Answered } from './passkey-answer.ts';

const readSql = `SELECT k.person_id, k.public_key, k.sign_count
  FROM passkeys k JOIN people p ON p.id = k.person_id WHERE k.id = ?1 AND p.ended_at IS NULL`;
const idsSql = 'SELECT id FROM passkeys WHERE person_id = ?1 ORDER BY created_at, id';
const dropExpiredSql = 'DELETE FROM answered_challenges WHERE expires_at <= unixepoch()';
const answerSql = `INSERT INTO answered_challenges (hash, expires_at)
  SELECT ?1, ?2 WHERE ?2 > unixepoch()`;
// A passkey that counts never says the same twice: of two answers at once one is a copy's.
const usedSql = `UPDATE passkeys SET sign_count = ?2, last_used_at = unixepoch()
  WHERE id = ?1 AND (sign_count < ?2 OR (sign_count = 0 AND ?2 = 0))`;
const confirmSql = `UPDATE sessions SET confirmed_at = unixepoch()
  WHERE id_hash = ?1 AND person_id = ?2`;

/** A passkey as signing in needs it. */
export interface StoredPasskey {
  id: Bytes;
  person: string;
  publicKey: Bytes;
  signCount: number;
}

/** The passkey with this credential id, unless its person has left. */
export async function readPasskey(db: D1Database, id: string): Promise<StoredPasskey | undefined> {
  const bytes = decodeBase64url(id);
  if (bytes === undefined) return undefined;
  const row = await db
    .prepare(readSql)
    .bind(bytes)
    .first<{ person_id: string; public_key: ArrayBuffer; sign_count: number }>();
  if (row === null) return undefined;
  const { person_id: person, public_key: publicKey, sign_count: signCount } = row;
  return { id: bytes, person, publicKey: bytesOf(publicKey), signCount };
}

/** Credential ids of a person's passkeys, oldest first. */
export async function passkeysOf(db: D1Database, person: string): Promise<Bytes[]> {
  const { results } = await db.prepare(idsSql).bind(person).all<{ id: ArrayBuffer }>();
  return results.map(({ id }) => bytesOf(id));
}

/**
 * Statements that note a challenge as answered, and fail their batch when it has expired. A second
 * answer breaks the table's key.
 */
export async function noteAnswered(
  db: D1Database,
  { challenge, expiresAt }: Answered,
): Promise<D1PreparedStatement[]> {
  const hash = await sha256(new TextEncoder().encode(challenge));
  return [
    db.prepare(dropExpiredSql),
    db.prepare(answerSql).bind(hash, expiresAt),
    expectChanges(db),
  ];
}

/** True when a batch failed because its challenge was late or answered before. */
export function isAnsweredBefore(error: unknown): boolean {
  return isExpectationFailure(error) || violates(error, 'answered_challenges.hash');
}

/** Runs a batch that hangs on a challenge; false when that was late, answered, or overtaken. */
async function answerOnce(db: D1Database, statements: D1PreparedStatement[]): Promise<boolean> {
  try {
    await db.batch(statements);
    return true;
  } catch (error) {
    if (isAnsweredBefore(error)) return false;
    throw error;
  }
}

/** Begins a session by a passkey whose answer was verified. @returns its id, or undefined */
export async function signInByPasskey(
  db: D1Database,
  pepper: VersionedSecret,
  passkey: StoredPasskey,
  answered: Answered & { signCount: number },
): Promise<string | undefined> {
  const { sessionId, begin, sweep } = await newSession(db, pepper, passkey.person, passkey.id);
  const done = await answerOnce(db, [
    ...(await noteAnswered(db, answered)),
    db.prepare(usedSql).bind(passkey.id, answered.signCount),
    expectChanges(db),
    begin,
    expectChanges(db),
    sweep,
  ]);
  return done ? sessionId : undefined;
}

/** Notes that the person behind a session is there. @param session the session's name */
export async function confirmByPasskey(
  db: D1Database,
  session: string,
  passkey: StoredPasskey,
  answered: Answered & { signCount: number },
): Promise<boolean> {
  return answerOnce(db, [
    ...(await noteAnswered(db, answered)),
    db.prepare(usedSql).bind(passkey.id, answered.signCount),
    expectChanges(db),
    db.prepare(confirmSql).bind(decodeBase64url(session), passkey.person),
    expectChanges(db),
  ]);
}
