import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import type { DutyIndicator } from './duty-sheet.ts';
import { MOST_ENTRIES, MOST_SUB_INDICATORS } from './sheet-limits.ts';
import type { Sheet } from './sheet-score.ts';
import { type Scores, type TypedScore, typedScoreSchema } from './typed-score.ts';

type AuditedLine = { audited: TypedScore | null };

/**
 * The reviewer's scores in the order of a sheet's entries, null where none is typed yet. Entries of
 * a duty sheet have `subIndicators`, one for each of the indicator's; others have none.
 */
export type AuditedScores = (AuditedLine & { subIndicators?: AuditedLine[] })[];

const audited = v.nullable(typedScoreSchema);

/** Schema of the reviewer's scores, whatever sheet they are for. */
export const auditedScoresSchema = v.pipe(
  v.array(
    v.strictObject({
      audited,
      subIndicators: v.exactOptional(
        v.pipe(v.array(v.strictObject({ audited })), v.maxLength(MOST_SUB_INDICATORS)),
      ),
    }),
  ),
  v.maxLength(MOST_ENTRIES),
) satisfies v.GenericSchema<AuditedScores>;

function withAudited<T extends Scores>(line: T, score: TypedScore | null): T {
  if (score !== null) return { ...line, audited: score };
  const bare = { ...line };
  delete bare.audited;
  return bare;
}

function scoreLines<T extends Scores>(
  lines: readonly T[],
  scores: AuditedScores,
): Result<T[], 'sheet_invalid'> {
  const fits =
    lines.length === scores.length &&
    scores.every(({ subIndicators }) => subIndicators === undefined);
  if (!fits) return fail('sheet_invalid');
  return ok(lines.map((line, i) => withAudited(line, scores[i]?.audited ?? null)));
}

function scoreIndicators(
  indicators: readonly DutyIndicator[],
  scores: AuditedScores,
): Result<DutyIndicator[], 'sheet_invalid'> {
  const fits =
    indicators.length === scores.length &&
    indicators.every((item, i) => item.subIndicators.length === scores[i]?.subIndicators?.length);
  if (!fits) return fail('sheet_invalid');
  return ok(
    indicators.map((indicator, i) => ({
      ...withAudited(indicator, scores[i]?.audited ?? null),
      subIndicators: indicator.subIndicators.map((part, j) =>
        withAudited(part, scores[i]?.subIndicators?.[j]?.audited ?? null),
      ),
    })),
  );
}

/**
 * The sheet with these audited scores in the place of those it had; nothing else changes. Fails
 * with `sheet_invalid` when the scores do not have the sheet's structure. Whether points exceed a
 * weight is the sheet schema's to say.
 */
export function withAuditedScores(
  sheet: Sheet,
  scores: AuditedScores,
): Result<Sheet, 'sheet_invalid'> {
  if ('indicators' in sheet) {
    const indicators = scoreIndicators(sheet.indicators, scores);
    return indicators.ok ? ok({ indicators: indicators.value }) : indicators;
  }
  if ('tasks' in sheet) {
    const tasks = scoreLines(sheet.tasks, scores);
    return tasks.ok ? ok({ tasks: tasks.value }) : tasks;
  }
  const keyIndicators = scoreLines(sheet.keyIndicators, scores);
  return keyIndicators.ok ? ok({ keyIndicators: keyIndicators.value }) : keyIndicators;
}

/** The sheet without any audited score: what its manager wrote. */
export function withoutAuditedScores(sheet: Sheet): Sheet {
  const bare = <T extends Scores>(line: T): T => withAudited(line, null);
  if ('tasks' in sheet) return { tasks: sheet.tasks.map(bare) };
  if ('keyIndicators' in sheet) return { keyIndicators: sheet.keyIndicators.map(bare) };
  return {
    indicators: sheet.indicators.map((indicator) => ({
      ...bare(indicator),
      subIndicators: indicator.subIndicators.map(bare),
    })),
  };
}

/** Whether any line of the sheet carries an audited score. */
export function hasAuditedScore(sheet: Sheet): boolean {
  const isAudited = (line: Scores): boolean => line.audited !== undefined;
  if ('tasks' in sheet) return sheet.tasks.some(isAudited);
  if ('keyIndicators' in sheet) return sheet.keyIndicators.some(isAudited);
  return sheet.indicators.some((item) => isAudited(item) || item.subIndicators.some(isAudited));
}
