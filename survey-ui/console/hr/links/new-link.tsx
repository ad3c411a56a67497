import { useState } from 'preact/hooks';
import { linksApi } from '../../api/links.ts';
import { timeZone } from '../../api/session.ts';
import type { IssuedLink, WindowView } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { LeaveGuard } from '../../kit/leave-guard.tsx';
import { Notice, RefusalNotice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import { codesOf } from './link-groups.ts';
import { messageFor, messageTemplate } from './message-template.ts';
import { useSlips } from './print-slips.tsx';
import { linksText } from './text.ts';

/** The new link of an approved request, shown once, and putting it into force. */
export function NewLink(props: {
  window: WindowView;
  request: string;
  made: IssuedLink & { revision: number };
  departmentName: (id: string) => string;
  onDone: () => Promise<void>;
}) {
  const t = linksText.value;
  const { window, made, departmentName } = props;
  const [saved, setSaved] = useState(false);
  const [missing, setMissing] = useState(false);
  const confirm = useAction(linksApi.confirmReplacement);
  const slips = useSlips({ links: [made], departmentName, closesAt: window.closesAt });
  const until = formatDateTime(window.closesAt, timeZone(), language.value);
  const press = async () => {
    if (!saved) return setMissing(true);
    const done = await confirm.run(window.id, props.request, made.revision);
    if (done === undefined) return undefined;
    toast(t.replace.confirmed);
    return props.onDone();
  };
  return (
    <div class="stack">
      <LeaveGuard active title={t.replace.leaveTitle} text={t.replace.leaveText} />
      <Notice kind="caution" title={t.replace.newTitle(departmentName(made.department))} live>
        <p>{t.replace.newText}</p>
        <p class="code">{made.link}</p>
        <p>
          {t.code}
          {language.value === 'zh' ? '：' : ': '}
          <span class="code">{codesOf(made.link).typed}</span>
        </p>
        <ButtonRow>
          <Button running={slips.running} onPress={slips.press}>
            {t.print}
          </Button>
          <CopyButton text={made.link}>{t.replace.copyLink}</CopyButton>
          <CopyButton text={messageFor(messageTemplate(), made.link, until)}>
            {t.message.one}
          </CopyButton>
        </ButtonRow>
        {slips.refusal === undefined ? null : (
          <RefusalNotice refusal={slips.refusal} onRetry={slips.press} />
        )}
        {slips.sheets}
      </Notice>
      <CheckField
        label={t.replace.saved}
        checked={saved}
        onInput={(checked) => {
          setSaved(checked);
          setMissing(false);
        }}
        error={missing ? t.replace.savedMissing : undefined}
      />
      {confirm.refusal === undefined ? null : <RefusalNotice refusal={confirm.refusal} />}
      {confirm.refusal?.code === 'revision_conflict' ? <p>{t.replace.othersMade}</p> : null}
      <Button kind="primary" running={confirm.running} onPress={() => void press()}>
        {t.replace.confirm}
      </Button>
    </div>
  );
}
