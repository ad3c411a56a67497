import { useState } from 'preact/hooks';
import type { StoredSheet } from '../api/sheets.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { Notice } from '../kit/notice.tsx';
import type { SheetPhase } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';
import type { SheetEditing } from './use-sheet-editing.ts';

/** That something was found on the device, with the way back to what is saved. */
function Restored(props: { editing: SheetEditing }) {
  const t = sheetText.value.draft;
  const [asking, setAsking] = useState(false);
  return (
    <Notice kind="note" live title={t.restored}>
      <p>{t.restoredText}</p>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {t.discard}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.discardTitle}
        confirm={t.discard}
        final
        running={false}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          props.editing.discard();
        }}
      >
        <p>{t.discardText}</p>
      </ConfirmDialog>
    </Notice>
  );
}

/** What a manager is told above a sheet that is to be written. */
export function EditorNotices(props: {
  stored: StoredSheet;
  phase: SheetPhase;
  editing: SheetEditing;
}) {
  const { plan } = sheetText.value;
  const { returnReason, approvalComment } = props.stored;
  return (
    <>
      {returnReason === null ? null : (
        <Notice kind="caution" title={appraisalText.value.editor.returned(returnReason)} />
      )}
      {props.phase === 'outcome' ? (
        <Notice kind="note" title={plan.approvedTitle}>
          <p>{plan.approvedText}</p>
          {approvalComment ? <p class="quoted">{plan.comment(approvalComment)}</p> : null}
        </Notice>
      ) : null}
      {props.editing.restored ? <Restored editing={props.editing} /> : null}
    </>
  );
}
