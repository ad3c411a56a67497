import { useState } from 'preact/hooks';
import { sheetScore, type Sheet } from '../../../shared/appraisal/sheet-score.ts';
import { reviewerSheetsApi, type SheetPlace } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DifferenceTable } from '../kit/difference-table.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { valueText } from '../kit/field-value.ts';
import type { KeptEditing } from '../kit/kept-editing.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { type AuditForm, auditField, copySelfScores, withAudited } from './audit-form.ts';
import { KeptNotices } from './kept-notices.tsx';
import { ReturnSheet } from './return-sheet.tsx';
import { blankScore, type ScoreForm } from './score-form.ts';
import { ScoreField } from './score-field.tsx';
import { SheetTable } from './sheet-table.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';
import { differingLines, sameScore, useAudit } from './use-audit.ts';

function scoreText(score: ScoreForm | undefined): string {
  const typed = score?.typed.trim() ?? '';
  if (score === undefined || typed === '') return valueText('');
  return sheetText.value.score.typed[score.kind](typed);
}

/** Scores that somebody else saved meanwhile, with the choice between both. */
function AuditConflict(props: { editing: KeptEditing<AuditForm> }) {
  const { editing } = props;
  const { theirs, base, form } = editing;
  if (theirs === undefined) return null;
  const mine = form.fields.written;
  return (
    <DifferenceTable
      rows={differingLines(mine, theirs.form).map((line) => ({
        name: `${line} · ${appraisalText.value.fields.audited}`,
        mine: scoreText(mine[line]),
        theirs: scoreText(theirs.form[line]),
        changedByMe: !sameScore(base.form[line], mine[line]),
      }))}
      running={editing.saving}
      onKeepMine={() => void editing.keepMine()}
      onTakeTheirs={editing.takeTheirs}
    />
  );
}

/** The steps that end an audit or keep it for later. */
function AuditButtons(props: {
  sheet: Sheet;
  editing: KeptEditing<AuditForm>;
  onFinish: () => void;
}) {
  const t = appraisalText.value.audit;
  const { editing } = props;
  const { draft } = sheetText.value;
  const keep = async () => {
    if ((await editing.save()) !== undefined) toast(kitText.value.saved);
  };
  return (
    <ButtonRow>
      <Button kind="primary" onPress={props.onFinish}>
        {t.finish}
      </Button>
      <Button running={editing.saving} onPress={() => void keep()}>
        {t.save}
      </Button>
      <Button
        onPress={() => editing.write(copySelfScores(props.sheet, editing.form.fields.written))}
      >
        {t.copy}
      </Button>
      {editing.unsaved ? (
        <span class="soft">{editing.kept ? draft.onDevice : draft.notKept}</span>
      ) : null}
    </ButtonRow>
  );
}

/** A submitted sheet before its reviewer: a score for each line, then done or returned. */
export function SheetAudit(props: {
  place: SheetPlace;
  sheet: Sheet;
  revision: number;
  reload: () => Promise<void>;
}) {
  const t = appraisalText.value;
  const { place, sheet } = props;
  const editing = useAudit(place, sheet, props.revision);
  const [asking, setAsking] = useState(false);
  const finish = useAction(reviewerSheetsApi.finish);
  const { form } = editing;
  const scores = form.fields.written;
  const scored = withAudited(sheet, scores);

  const ask = () => {
    const complete = form.check(() =>
      sheetScore(scored, 'audited').ok ? [] : [{ message: t.audit.missing }],
    );
    if (complete) setAsking(true);
  };
  const complete = async () => {
    const kept = await editing.save();
    if (kept !== undefined && (await finish.run(place, kept)) === undefined) return;
    setAsking(false);
    if (kept === undefined) return;
    toast(t.audit.finished);
    await props.reload();
  };

  return (
    <div class="stack">
      <KeptNotices editing={editing} />
      <ErrorSummary errors={editing.errors} attempt={form.attempt} />
      <SheetTable
        kind={place.kind}
        sheet={scored}
        renderAudit={(line, scoreKind) => (
          <ScoreField
            id={auditField(line.number, scoreKind)}
            kind={scoreKind}
            label={`${line.number} ${sheetText.value.score.audited[scoreKind]}`}
            bare
            score={scores[line.number] ?? blankScore}
            weight={String(line.weight / 10)}
            errors={editing.errors}
            onChange={(score) => editing.write({ ...scores, [line.number]: score })}
          />
        )}
      />
      <AuditConflict editing={editing} />
      {editing.refusal === undefined ? null : (
        <RefusalNotice refusal={editing.refusal} onReload={() => void props.reload()} />
      )}
      {editing.theirs === undefined ? (
        <AuditButtons sheet={sheet} editing={editing} onFinish={ask} />
      ) : null}
      <ReturnSheet place={place} revision={editing.base.revision} reload={props.reload} />
      <ConfirmDialog
        open={asking}
        title={t.audit.finishTitle}
        confirm={t.audit.finish}
        running={editing.saving || finish.running}
        refusal={finish.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void complete()}
      >
        <p>{t.audit.finishText}</p>
      </ConfirmDialog>
    </div>
  );
}
