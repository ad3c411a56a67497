import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { type KeptEditing, useKeptEditing } from '../kit/kept-editing.ts';
import { type AuditForm, auditedScores, auditFaults, auditForm, auditField } from './audit-form.ts';
import type { ScoreForm } from './score-form.ts';
import { draftsOf } from './sheet-draft.ts';
import { appraisalText } from './text.ts';

/** Whether two scores say the same; of nothing typed the kind says nothing. */
export function sameScore(a: ScoreForm | undefined, b: ScoreForm | undefined): boolean {
  const [typed, other] = [a?.typed.trim() ?? '', b?.typed.trim() ?? ''];
  return typed === other && (typed === '' || a?.kind === b?.kind);
}

const linesOf = (...forms: AuditForm[]) => [...new Set(forms.flatMap((form) => Object.keys(form)))];

/** The lines for which two forms have different scores. */
export function differingLines(a: AuditForm, b: AuditForm): string[] {
  return linesOf(a, b).filter((line) => !sameScore(a[line], b[line]));
}

/** The scores that I changed, put onto those that are saved now. */
export function mergeAudit(base: AuditForm, mine: AuditForm, theirs: AuditForm): AuditForm {
  const changed = differingLines(base, mine).filter((line) => line in theirs);
  return {
    ...theirs,
    ...Object.fromEntries(changed.map((line) => [line, mine[line]])),
  } as AuditForm;
}

/** Keeps audited scores while their reviewer types them; see `useKeptEditing`. */
export function useAudit(
  place: SheetPlace,
  sheet: Sheet,
  revision: number,
): KeptEditing<AuditForm> {
  const { faults } = appraisalText.value;
  return useKeptEditing<AuditForm>({
    drafts: draftsOf('audit', place),
    saved: { revision, form: auditForm(sheet) },
    same: (a, b) => differingLines(a, b).length === 0,
    align: (read) => read,
    merge: mergeAudit,
    check: (scores) =>
      auditFaults(sheet, scores).map((line) => ({
        field: auditField(line.number, scores[line.number]?.kind ?? 'score'),
        message: `${line.number} · ${faults.score_invalid}`,
      })),
    send: (scores, from) => reviewerSheetsApi.saveScores(place, from, auditedScores(sheet, scores)),
    readNow: async () => {
      const now = await reviewerSheetsApi.read(place);
      if (!now.ok || now.value.state !== 'self_scored' || now.value.content === null) {
        return undefined;
      }
      return { revision: now.value.revision, form: auditForm(now.value.content) };
    },
  });
}
