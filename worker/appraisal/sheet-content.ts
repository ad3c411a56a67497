import * as v from 'valibot';
import { hasAuditedScore } from '../../shared/appraisal/audited-scores.ts';
import { dutySheetSchema } from '../../shared/appraisal/duty-sheet.ts';
import { keyIndicatorSheetSchema } from '../../shared/appraisal/key-indicator-sheet.ts';
import { planSheetSchema } from '../../shared/appraisal/plan-sheet.ts';
import type { Sheet } from '../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../shared/appraisal/sheet-workflow.ts';
import { canonicalJsonBytes } from '../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { encodeBase64url } from '../../shared/wire/base64url.ts';

const schemas = {
  duty: dutySheetSchema,
  plan: planSheetSchema,
  key_indicators: keyIndicatorSheetSchema,
};

/** The sheet, if it is one of this kind whose points fit its weights. */
export function checkSheet(kind: SheetKind, content: unknown): Result<Sheet, 'sheet_invalid'> {
  const schema: v.GenericSchema<unknown, Sheet> = schemas[kind];
  const parsed = v.safeParse(schema, content);
  return parsed.success ? ok(parsed.output) : fail('sheet_invalid');
}

/** As `checkSheet`, for what a manager writes: audited scores are the reviewer's alone. */
export function checkDraft(kind: SheetKind, content: unknown): Result<Sheet, 'sheet_invalid'> {
  const checked = checkSheet(kind, content);
  return checked.ok && hasAuditedScore(checked.value) ? fail('sheet_invalid') : checked;
}

/** SHA-256 of the sheet's canonical JSON, base64url: what was signed for, without its text. */
export async function sheetFingerprint(sheet: Sheet): Promise<string> {
  return encodeBase64url(await sha256(canonicalJsonBytes(sheet)));
}
