import { canonicalJsonBytes } from '../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';

/** Separate chains, so that a reader of one kind of entry needs nothing of the others. */
export const auditChains = ['windows', 'appraisals', 'views'] as const;
export type AuditChain = (typeof auditChains)[number];

/** What somebody on the staff did. Raters do not occur. */
export interface AuditEntry {
  chain: AuditChain;
  /** A person's id, or 'system' for what the clock did. */
  actor: string;
  /** What was done, a short snake_case verb phrase. */
  action: string;
  /** Id of what it was done to. */
  subject: string;
  /** Facts of the action: ids, dates, states. Never a rating, a text (`withWords`), a count of answers. */
  detail: Record<string, string | number | boolean | null>;
}

/** Where an entry stands in its chain. */
export interface ChainPosition {
  seq: number;
  /** Seconds since 1970, UTC, by the database's clock. */
  at: number;
  previousHash: Uint8Array;
}

const entryTag = new TextEncoder().encode('niping audit entry v1\0');

/** The predecessor of a chain's first entry. */
export const chainStart = new Uint8Array(32);

/** SHA-256 that ties an entry to all before it; 32 bytes. */
export function entryHash(entry: AuditEntry, position: ChainPosition): Promise<Uint8Array> {
  return sha256(
    entryTag,
    canonicalJsonBytes({
      ...entry,
      seq: position.seq,
      at: position.at,
      previousHash: encodeBase64url(position.previousHash),
    }),
  );
}
