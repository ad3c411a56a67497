import { useState } from 'preact/hooks';
import { windowsApi, type IssuedLinks } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { LeaveGuard } from '../../kit/leave-guard.tsx';
import { Notice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import type { WindowPartProps } from '../window-part.ts';
import { LinkMessages } from './link-messages.tsx';
import { SaveLinks } from './save-links.tsx';
import { linksText } from './text.ts';

const count = (value: number) => formatCount(value, language.value);

/** The links of this page, the ways to save them, and putting them into force. */
export function MadeLinks(props: WindowPartProps & { made: IssuedLinks; mailed: number }) {
  const t = linksText.value;
  const { window, departmentName } = props;
  const { links } = props.made;
  const of = { links, departmentName, closesAt: window.closesAt, cycle: window.cycle.label };
  return (
    <div class="stack-large">
      <Notice kind="caution" title={t.made(count(links.length))} live>
        {props.mailed === 0 ? null : <p>{t.mail.mailed(count(props.mailed))}</p>}
        <p>{t.warn}</p>
        <p>{t.notRaters}</p>
      </Notice>
      {links.length === 0 ? null : (
        <>
          <div class="stack">
            <h3>{t.ways}</h3>
            <SaveLinks {...of} />
          </div>
          <div class="stack">
            <h3>{t.message.title}</h3>
            <LinkMessages {...of} />
          </div>
        </>
      )}
    </div>
  );
}

/** The last step: HR says that everything is saved, and the links become valid. */
export function ConfirmLinks(props: WindowPartProps & { revision: number }) {
  const t = linksText.value;
  const { window } = props;
  const [saved, setSaved] = useState(false);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const confirm = useAction(windowsApi.confirmLinks, (refusal) => {
    // Most likely an earlier press did it and only its reply was lost: show how the window stands.
    if (refusal.code !== 'window_state_forbids') return false;
    void props.reload();
    return true;
  });
  return (
    <div class="stack">
      <LeaveGuard
        // Saved or not: only from here can these very links be put into force.
        active
        title={saved ? t.leaveSavedTitle : t.leaveTitle}
        text={saved ? t.leaveSavedText : t.leaveText}
      />
      <CheckField
        label={t.saved}
        checked={saved}
        onInput={(checked) => {
          setSaved(checked);
          setMissing(false);
        }}
        error={missing ? t.savedMissing : undefined}
      />
      <Button kind="primary" onPress={() => (saved ? setAsking(true) : setMissing(true))}>
        {t.confirm}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.confirmTitle}
        phrase={window.cycle.label}
        confirm={t.confirm}
        running={confirm.running}
        refusal={confirm.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void confirm.run(window.id, props.revision).then(async (confirmed) => {
            if (confirmed === undefined) return;
            toast(t.confirmed);
            await props.reload();
          });
        }}
      >
        <p>{t.confirmText}</p>
        {confirm.refusal?.code === 'revision_conflict' ? <p>{t.othersMade}</p> : null}
      </ConfirmDialog>
    </div>
  );
}
