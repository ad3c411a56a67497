import * as v from 'valibot';
import { canonicalJson } from '../rating-protocol/canonical-json.ts';
import { sha256 } from '../rating-protocol/digest.ts';
import type { ScoringPolicy } from '../scoring/scoring-policy.ts';
import { encodeBase64url } from '../wire/base64url.ts';
import type { CustomerPart } from './appraisal-total.ts';
import type { DutySheet } from './duty-sheet.ts';
import type { KeyIndicatorSheet } from './key-indicator-sheet.ts';
import type { PlanSheet } from './plan-sheet.ts';
import { type TotalRows, totalRows, type TotalRowsInputs } from './total-rows.ts';

/** The three signatures of the form (rule 5): who filled in, who self-scored, who audited. */
export const signerRoles = ['filler', 'self_scorer', 'reviewer'] as const;
export type SignerRole = (typeof signerRoles)[number];

/** Tells this record from any other that somebody might sign. */
const format = 'niping total v1';

/**
 * Everything that a total is made of, and so everything that is signed: with it alone the total
 * can be computed again. `correction` is why a later version follows a frozen one.
 */
export type TotalContent = {
  format: typeof format;
  cycle: { id: string; label: string };
  department: string;
  version: number;
  correction: string | null;
  policy: ScoringPolicy;
  sheets: { duty: DutySheet; plan: PlanSheet; key_indicators: KeyIndicatorSheet };
  customer: CustomerPart;
  signers: readonly SignerRole[];
};

/** Which record a content is for. */
export type RecordPlace = Pick<TotalContent, 'cycle' | 'department' | 'version' | 'correction'>;

/** The content of a total, or undefined while a sheet is not audited or the customer part open. */
export function totalContent(
  { cycle, department, version, correction }: RecordPlace,
  { policy, sheets, customer }: TotalRowsInputs,
): TotalContent | undefined {
  const { duty, plan, key_indicators: key } = sheets;
  if (duty?.state !== 'audited' || plan?.state !== 'audited' || key?.state !== 'audited') {
    return undefined;
  }
  if (customer.kind === 'pending') return undefined;
  if (!('indicators' in duty.content && 'tasks' in plan.content)) return undefined;
  if (!('keyIndicators' in key.content)) return undefined;
  return {
    format,
    cycle,
    department,
    version,
    correction,
    policy,
    sheets: { duty: duty.content, plan: plan.content, key_indicators: key.content },
    customer,
    signers: signerRoles,
  };
}

/** The rows and the total that follow from a content. */
export function rowsOfContent({ policy, sheets, customer }: TotalContent): TotalRows {
  const state = 'audited' as const;
  return totalRows({
    policy,
    sheets: {
      duty: { state, content: sheets.duty },
      plan: { state, content: sheets.plan },
      key_indicators: { state, content: sheets.key_indicators },
    },
    customer,
  });
}

/** The total of a content in hundredths of a point. */
export function hundredthsOf(content: TotalContent): number {
  const { total } = rowsOfContent(content);
  if (total === null) throw new Error('a content has no total');
  return total.hundredths;
}

/** A content as it is stored and signed: canonical JSON (RFC 8785). */
export function writeContent(content: TotalContent): string {
  return canonicalJson(content);
}

/**
 * Known by its format alone: sheets may get other rules one day, and what was frozen under the
 * rules of its time stays readable.
 */
const contentSchema = v.custom<TotalContent>(
  (input) =>
    typeof input === 'object' && input !== null && 'format' in input && input.format === format,
);

/** The content that `writeContent` wrote. Throws on anything else, which only a bug can make. */
export function readContent(text: string): TotalContent {
  return v.parse(contentSchema, JSON.parse(text));
}

/** What is signed of a content: base64url of the SHA-256 of its text, 43 characters. */
export async function contentFingerprint(text: string): Promise<string> {
  return encodeBase64url(await sha256(new TextEncoder().encode(text)));
}
