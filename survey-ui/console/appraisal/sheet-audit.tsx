import { useState } from 'preact/hooks';
import { sheetScore, type Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { useForm } from '../kit/form.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import {
  auditedScores,
  auditFaults,
  auditForm,
  copySelfScores,
  withAudited,
} from './audit-form.ts';
import { ReturnSheet } from './return-sheet.tsx';
import { ScoreField } from './score-field.tsx';
import { blankScore } from './score-form.ts';
import type { SheetLine } from './sheet-lines.ts';
import { SheetTable } from './sheet-table.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

/** Where the audited score of a line is typed as one of its kinds. */
const auditField = (line: SheetLine, kind: TypedScore['kind']) =>
  `${kind === 'score' ? 'audited' : 'audited-points'}-${line.number}`;

/** A submitted sheet before its reviewer: a score for each line, then done or returned. */
export function SheetAudit(props: {
  place: SheetPlace;
  sheet: Sheet;
  revision: number;
  reload: () => Promise<void>;
}) {
  const t = appraisalText.value;
  const { place, sheet } = props;
  const form = useForm(() => ({ scores: auditForm(sheet) }));
  const [revision, setRevision] = useState(props.revision);
  const [asking, setAsking] = useState(false);
  const save = useAction(reviewerSheetsApi.saveScores);
  const finish = useAction(reviewerSheetsApi.finish);
  const { scores } = form.fields;
  const scored = withAudited(sheet, scores);

  const keep = async (): Promise<number | undefined> => {
    const passed = form.check(() =>
      auditFaults(sheet, scores).map((line) => ({
        field: auditField(line, scores[line.number]?.kind ?? 'score'),
        message: `${line.number} · ${t.faults.score_invalid}`,
      })),
    );
    if (!passed) return undefined;
    const saved = await save.run(place, revision, auditedScores(sheet, scores));
    if (saved === undefined) return undefined;
    setRevision(saved.revision);
    return saved.revision;
  };
  const ask = () => {
    const complete = form.check(() =>
      sheetScore(scored, 'audited').ok ? [] : [{ message: t.audit.missing }],
    );
    if (complete) setAsking(true);
  };
  const complete = async () => {
    const kept = await keep();
    if (kept === undefined) {
      setAsking(false);
      return;
    }
    if ((await finish.run(place, kept)) === undefined) return;
    setAsking(false);
    toast(t.audit.finished);
    await props.reload();
  };

  return (
    <div class="stack">
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <SheetTable
        kind={place.kind}
        sheet={scored}
        renderAudit={(line, scoreKind) => (
          <ScoreField
            id={auditField(line, scoreKind)}
            kind={scoreKind}
            label={`${line.number} ${sheetText.value.score.audited[scoreKind]}`}
            bare
            score={scores[line.number] ?? blankScore}
            weight={String(line.weight / 10)}
            errors={form.errors}
            onChange={(score) => form.set({ scores: { ...scores, [line.number]: score } })}
          />
        )}
      />
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onReload={() => void props.reload()} />
      )}
      <ButtonRow>
        <Button kind="primary" onPress={ask}>
          {t.audit.finish}
        </Button>
        <Button
          running={save.running}
          onPress={() => {
            void keep().then((kept) => {
              if (kept !== undefined) toast(kitText.value.saved);
            });
          }}
        >
          {t.audit.save}
        </Button>
        <Button onPress={() => form.set({ scores: copySelfScores(sheet, scores) })}>
          {t.audit.copy}
        </Button>
      </ButtonRow>
      <ReturnSheet place={place} revision={revision} reload={props.reload} />
      <ConfirmDialog
        open={asking}
        title={t.audit.finishTitle}
        confirm={t.audit.finish}
        running={save.running || finish.running}
        refusal={finish.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void complete()}
      >
        <p>{t.audit.finishText}</p>
      </ConfirmDialog>
    </div>
  );
}
