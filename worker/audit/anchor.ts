import * as v from 'valibot';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { equalBytes } from '../../shared/wire/bytes.ts';
import { isAcknowledged } from './acknowledgement.ts';
import { type Head, insertMismatch, type KnownHead, readHeads } from './anchor-store.ts';
import { type AuditChain, auditChains } from './entry.ts';

/**
 * One object in R2 that holds the last known entry of each chain. Whoever edits the log in
 * the database, or puts back an older database, does not reach it; so the two disagree.
 */
const anchorName = 'audit-heads';
/** Times that two Workers may take the object from each other before the next run does it. */
const maxAttempts = 5;

const anchorSchema = v.record(
  v.picklist(auditChains),
  v.strictObject({ seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), hash: v.string() }),
);

type Anchor = Map<AuditChain, Head>;

function parseAnchor(text: string): Anchor | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(anchorSchema, json);
  if (!parsed.success) return undefined;
  const anchor: Anchor = new Map();
  for (const chain of auditChains) {
    const head = parsed.output[chain];
    const hash = head === undefined ? undefined : decodeBase64url(head.hash);
    if (head !== undefined && hash?.length === 32) anchor.set(chain, { seq: head.seq, hash });
  }
  return anchor;
}

function writeAnchor(anchor: Anchor): string {
  return JSON.stringify(
    Object.fromEntries(
      [...anchor].map(([chain, { seq, hash }]) => [chain, { seq, hash: encodeBase64url(hash) }]),
    ),
  );
}

/** The chains as anchored; empty before the first entry. Throws when R2 does not answer. */
export async function readAnchor(bucket: R2Bucket): Promise<Anchor> {
  const object = await bucket.get(anchorName);
  return object === null ? new Map() : (parseAnchor(await object.text()) ?? new Map());
}

/**
 * Compares the log with its anchor and moves the anchor to the log's last entries. A chain
 * that does not bear out its anchor is noted as a mismatch and its anchor stays, until two
 * people have acknowledged that very mismatch. Running it twice, or two at once, is harmless.
 *
 * The anchor is read first: the log only grows, so it has to reach what was anchored before.
 * Throws when D1 or R2 does not answer; the next run makes up for it.
 */
export async function anchorHeads(db: D1Database, bucket: R2Bucket): Promise<void> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const object = await bucket.get(anchorName);
    const anchored: Anchor =
      object === null ? new Map() : (parseAnchor(await object.text()) ?? new Map());
    const next = await moveOn(db, bucket, anchored);
    const before = writeAnchor(anchored);
    if (writeAnchor(next) === before) return;
    const put = await bucket.put(anchorName, writeAnchor(next), {
      onlyIf: object === null ? { etagDoesNotMatch: '*' } : { etagMatches: object.etag },
    });
    if (put !== null) return;
  }
}

/** The anchor that follows from `anchored` and the log; notes what does not fit. */
async function moveOn(db: D1Database, bucket: R2Bucket, anchored: Anchor): Promise<Anchor> {
  const heads = await readHeads(db, anchored);
  const next: Anchor = new Map();
  for (const chain of auditChains) {
    const anchor = anchored.get(chain);
    const head = heads.get(chain);
    const isBorneOut = anchor === undefined || bearsOut(anchor, head);
    if (!isBorneOut) await insertMismatch(db, chain, anchor);
    const mayMove = isBorneOut || (await isAcknowledged(db, bucket, chain, anchor));
    const kept = mayMove ? head : anchor;
    if (kept !== undefined) next.set(chain, kept);
  }
  return next;
}

/** True when the entry that was the last one is where it was; a chain that is gone has no head. */
function bearsOut(anchor: Head, head: KnownHead | undefined): boolean {
  return head?.hashThere !== undefined && equalBytes(head.hashThere, anchor.hash);
}
