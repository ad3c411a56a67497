import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import type { KeptEditing } from '../kit/kept-editing.ts';
import { LeaveGuard } from '../kit/leave-guard.tsx';
import { Notice } from '../kit/notice.tsx';
import { sheetText } from './sheet-text.ts';
import { appraisalText } from './text.ts';

/** That something was found on the device, with the way back to what is saved. */
function Restored(props: { onDiscard: () => void }) {
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
          props.onDiscard();
        }}
      >
        <p>{t.discardText}</p>
      </ConfirmDialog>
    </Notice>
  );
}

/** What is told about typing that is not saved: that it came back, and what would lose it. */
export function KeptNotices<F>(props: { editing: KeptEditing<F> }) {
  const { editor } = appraisalText.value;
  const { draft } = sheetText.value;
  const { editing } = props;
  return (
    <>
      <LeaveGuard
        active={editing.unsaved}
        kept={editing.kept}
        title={editing.kept ? draft.signOutTitle : editor.leaveTitle}
        text={editing.kept ? draft.signOutText : editor.leaveText}
      />
      {editing.restored ? <Restored onDiscard={editing.discard} /> : null}
    </>
  );
}
