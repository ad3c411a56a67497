import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';
import { textBytes } from '../../shared/wire/bytes.ts';
import { sealedWords } from '../words/words.ts';

const wordsTag = textBytes('niping audit words v1\0');
/** Bytes of randomness without which nobody tells whether a commitment is to a text of theirs. */
const saltLength = 16;

const keepSql = `INSERT INTO audit_words (commitment, cycle_id, salt, words)
  VALUES (?1, ?2, ?3, ?4)`;

/** What an entry of the log holds of words, 43 characters: it fits them alone and does not tell them. */
export async function commitmentTo(salt: Uint8Array, words: string): Promise<string> {
  return encodeBase64url(await sha256(wordsTag, salt, textBytes(words)));
}

/** Words that go with an entry: what to put into its detail, and what to put into its batch. */
export interface SaidWords {
  detail: { words?: string };
  keep: D1PreparedStatement[];
}

/**
 * Words that somebody says with a step of a cycle, a reason or a comment. They are kept beside the
 * log, from which nothing is ever deleted, and go when the cycle is purged.
 *
 * @param words 1 to 1,000 code points, or empty for nothing said
 */
export async function withWords(db: D1Database, cycle: string, words: string): Promise<SaidWords> {
  if (words === '') return { detail: {}, keep: [] };
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const commitment = await commitmentTo(salt, words);
  return {
    detail: { words: commitment },
    keep: [db.prepare(keepSql).bind(commitment, cycle, salt, sealedWords(cycle, words))],
  };
}
