import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { typedFixed } from '../kit/format.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';
import { typedScore, type ScoreForm } from './sheet-form.ts';

/** The audited scores as they are being typed, by line number. */
export type AuditForm = Record<string, ScoreForm>;

function scoreForm(score: TypedScore | undefined, kind: TypedScore['kind']): ScoreForm {
  return score === undefined
    ? { kind, typed: '' }
    : { kind: score.kind, typed: typedFixed(score.tenths, 1) };
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

/** The typed audited scores in the order of the scored lines; null where nothing is typed. */
export function auditedScores(sheet: Sheet, form: AuditForm): (TypedScore | null)[] {
  return sheetLines(sheet)
    .filter((line) => line.scored)
    .map((line) => {
      const score = form[line.number];
      const read = score === undefined ? 'absent' : typedScore(score, line.weight);
      return read === 'absent' || read === undefined ? null : read;
    });
}

/** The sheet with the typed audited scores in it. */
export function withAudited(sheet: Sheet, form: AuditForm): Sheet {
  const scoreOf = (number: string, weight: number): { audited?: TypedScore } => {
    const score = form[number];
    const read = score === undefined ? 'absent' : typedScore(score, weight);
    return read === 'absent' || read === undefined ? {} : { audited: read };
  };
  const apply = <L extends { weight: number; audited?: TypedScore }>(
    line: L,
    number: string,
  ): L => {
    const { audited: _before, ...rest } = line;
    return { ...rest, ...scoreOf(number, line.weight) } as L;
  };
  if ('tasks' in sheet) {
    return { tasks: sheet.tasks.map((task, index) => apply(task, String(index + 1))) };
  }
  if ('keyIndicators' in sheet) {
    return {
      keyIndicators: sheet.keyIndicators.map((item, index) => apply(item, String(index + 1))),
    };
  }
  return {
    indicators: sheet.indicators.map((item, index) => ({
      ...apply(item, String(index + 1)),
      subIndicators: item.subIndicators.map((sub, part) => apply(sub, `${index + 1}.${part + 1}`)),
    })),
  };
}
