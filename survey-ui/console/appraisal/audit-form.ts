import { withAuditedScores, type AuditedScores } from '../../../shared/appraisal/audited-scores.ts';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import { scoreForm, typedScore, type ScoreForm } from './score-form.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';

/** The audited scores as they are being typed, by line number. */
export type AuditForm = Record<string, ScoreForm>;

/** Where the audited score of a line is typed as one of its kinds. @param line its number */
export function auditField(line: string, kind: ScoreForm['kind']): string {
  return `${kind === 'score' ? 'audited' : 'audited-points'}-${line}`;
}

/** The stored audited scores, ready to be typed over; kinds follow the self scores. */
export function auditForm(sheet: Sheet): AuditForm {
  return Object.fromEntries(
    sheetLines(sheet)
      .filter((line) => line.scored)
      .map((line) => [line.number, scoreForm(line.audited, line.self?.kind ?? 'score')]),
  );
}

/** The self scores in the place of the audited ones that are still empty. */
export function copySelfScores(sheet: Sheet, form: AuditForm): AuditForm {
  const copied = { ...form };
  for (const line of sheetLines(sheet)) {
    if (line.scored && (form[line.number]?.typed ?? '') === '') {
      copied[line.number] = scoreForm(line.self, 'score');
    }
  }
  return copied;
}

/** The lines whose typed score is none, or exceeds the weight. */
export function auditFaults(sheet: Sheet, form: AuditForm): SheetLine[] {
  return sheetLines(sheet).filter((line) => {
    const score = form[line.number];
    return line.scored && score !== undefined && typedScore(score, line.weight) === undefined;
  });
}

/** The typed audited scores in the sheet's structure; null where none is typed, or none that counts. */
export function auditedScores(sheet: Sheet, form: AuditForm): AuditedScores {
  const read = (line: SheetLine) => {
    const score = line.scored ? form[line.number] : undefined;
    const value = score === undefined ? 'absent' : typedScore(score, line.weight);
    return { audited: value === 'absent' || value === undefined ? null : value };
  };
  const lines = sheetLines(sheet);
  return lines
    .filter((line) => line.part === undefined)
    .map((line) => {
      if (!('indicators' in sheet)) return read(line);
      const parts = lines.filter((each) => each.entry === line.entry && each.part !== undefined);
      return { ...read(line), subIndicators: parts.map(read) };
    });
}

/** The sheet with the typed audited scores in it. */
export function withAudited(sheet: Sheet, form: AuditForm): Sheet {
  const scored = withAuditedScores(sheet, auditedScores(sheet, form));
  if (!scored.ok) throw new Error('the audited scores do not have the structure of their sheet');
  return scored.value;
}
