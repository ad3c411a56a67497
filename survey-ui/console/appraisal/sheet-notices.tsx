import type { StoredSheet } from '../api/sheets.ts';
import { Notice } from '../kit/notice.tsx';
import { KeptNotices } from './kept-notices.tsx';
import type { SheetPhase } from './sheet-form.ts';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';
import type { SheetEditing } from './use-sheet-editing.ts';

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
      <KeptNotices editing={props.editing} />
    </>
  );
}
