import { hundredthsOf, type SignerRole } from '../../shared/appraisal/total-content.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { addSignature } from './signature-store.ts';
import type { TotalPlace } from './total-record-store.ts';
import { contentNow, hasOpenObjection, isFrozen, type SignableContent } from './total-state.ts';
import { readTotalSources, type TotalSources } from './total-store.ts';

/** What somebody signs: the content of which they saw this fingerprint, in this role. */
export interface SigningWish {
  fingerprint: string;
  role: SignerRole;
  /** That the signer knows that the total has no customer score. */
  withoutCustomerScore: boolean;
}

/** Why somebody cannot sign. */
type Refusal =
  | 'cycle_unknown'
  | 'total_frozen'
  | 'total_incomplete'
  | 'revision_conflict'
  | 'objection_waits'
  | 'signer_on_other_side'
  | 'absence_unconfirmed';

/** Whether the person had a hand in the sheets on the other side (D8), whoever holds roles now. */
function isOnTheOtherSide({ hands }: TotalSources, actor: string, role: SignerRole): boolean {
  return (role === 'reviewer' ? hands.managing : hands.reviewing).includes(actor);
}

async function signable(
  sources: TotalSources,
  fingerprint: string,
): Promise<Result<SignableContent, Refusal>> {
  const { record } = sources;
  if (isFrozen(record)) return fail('total_frozen');
  const now = await contentNow(sources);
  if (now === undefined) return fail('total_incomplete');
  if (now.fingerprint !== fingerprint) return fail('revision_conflict');
  return hasOpenObjection(record) ? fail('objection_waits') : ok(now);
}

function alreadySigned({ record }: TotalSources, fingerprint: string, role: SignerRole) {
  const last = record.contents.at(-1);
  if (last?.fingerprint !== fingerprint) return undefined;
  return record.signatures.find((each) => each.contentNumber === last.number && each.role === role);
}

/**
 * Puts a signature under what the total is made of. The third one freezes the record. Signing
 * again for the same role is granted to the same person and changes nothing.
 */
export async function signTotal(
  db: D1Database,
  actor: string,
  place: TotalPlace,
  { fingerprint, role, withoutCustomerScore }: SigningWish,
): Promise<Result<undefined, Refusal>> {
  const read = await readTotalSources(db, place);
  if (!read.ok) return read;
  const sources = read.value;
  // Also after it froze: the answer to the last signature may have been lost on its way.
  const signed = alreadySigned(sources, fingerprint, role);
  if (signed !== undefined) {
    return signed.person.id === actor ? ok(undefined) : fail('revision_conflict');
  }
  const now = await signable(sources, fingerprint);
  if (!now.ok) return now;
  if (isOnTheOtherSide(sources, actor, role)) return fail('signer_on_other_side');
  const hasScore = now.value.content.customer.kind === 'published';
  if (role === 'reviewer' && !hasScore && !withoutCustomerScore) return fail('absence_unconfirmed');
  return addSignature(db, place, sources.record.mark, now.value, {
    actor,
    role,
    withoutCustomerScore: role === 'reviewer' && !hasScore,
    hundredths: hundredthsOf(now.value.content),
  });
}
