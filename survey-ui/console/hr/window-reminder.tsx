import { useState } from 'preact/hooks';
import { timeZone } from '../api/session.ts';
import { windowsApi, type Reminded } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { AreaField } from '../kit/field.tsx';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { windowText } from './text-window.ts';
import type { WindowPartProps } from './window-part.ts';

const DAY = 86_400;
/** Longest reminder that is kept while it is edited. */
const longest = 1000;

/** A reminder to everybody alike, in words that HR edits and copies. */
export function WindowReminder(props: WindowPartProps) {
  const t = windowText.value.reminder;
  const { window } = props;
  const usual = t.words(
    formatCycle(window.cycle.label, language.value),
    formatDateTime(window.closesAt, timeZone(), language.value),
  );
  const [typed, setTyped] = useState<string>();
  const text = typed ?? usual;
  return (
    <Section title={t.title}>
      <div class="stack">
        <p class="soft">{t.text}</p>
        <AreaField
          label={t.field}
          rows={5}
          maxLength={longest}
          value={text}
          onInput={(value) => setTyped(value)}
        />
        <ButtonRow>
          <CopyButton text={text}>{t.copy}</CopyButton>
          {typed === undefined || typed === usual ? null : (
            <Button kind="quiet" onPress={() => setTyped(undefined)}>
              {t.usual}
            </Button>
          )}
        </ButtonRow>
        <MailToManagers window={window.id} text={text} now={window.now} />
      </div>
    </Section>
  );
}

/** The same words by e-mail to the managers of all client departments, at most once a day. */
function MailToManagers(props: { window: string; text: string; now: number }) {
  const t = windowText.value.reminder;
  const load = useLoad(`reminder ${props.window}`, () => windowsApi.reminder(props.window));
  const send = useAction(windowsApi.remind);
  const [done, setDone] = useState<Reminded>();
  const count = (value: number) => formatCount(value, language.value);
  const press = async () => {
    const sent = await send.run(props.window, props.text);
    if (sent === undefined) return;
    setDone(sent);
    await load.reload();
  };
  return (
    <Loaded load={load}>
      {({ delivery, managers, withoutAddress, sentAt }) =>
        delivery === 'none' ? (
          <p class="soft">{t.off}</p>
        ) : (
          <>
            {managers === withoutAddress ? null : (
              <p class="soft">{t.mailText(count(managers - withoutAddress))}</p>
            )}
            {withoutAddress === 0 ? null : <p class="soft">{t.unnamed(count(withoutAddress))}</p>}
            {done === undefined ? null : (
              <Notice
                kind={done.failed.length === 0 ? 'done' : 'caution'}
                live
                title={t.mailed(count(done.sent))}
              >
                {done.failed.length === 0 ? undefined : (
                  <p>{t.failed(done.failed.join(language.value === 'zh' ? '、' : ', '))}</p>
                )}
              </Notice>
            )}
            {send.refusal === undefined ? null : <RefusalNotice refusal={send.refusal} />}
            {sentAt === null ? null : (
              <p class="soft">{t.last(formatDateTime(sentAt, timeZone(), language.value))}</p>
            )}
            <Button
              running={send.running}
              disabled={managers === withoutAddress || (sentAt ?? 0) > props.now - DAY}
              onPress={() => void press()}
            >
              {t.mail}
            </Button>
          </>
        )
      }
    </Loaded>
  );
}
