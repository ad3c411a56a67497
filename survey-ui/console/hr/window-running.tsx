import { useState } from 'preact/hooks';
import { timeZone } from '../api/session.ts';
import { windowsApi } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { fromLocalInput, toLocalInput } from '../kit/company-time.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { TextField } from '../kit/field.tsx';
import { formatCount, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { toast } from '../kit/toast.tsx';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import type { WindowPartProps } from './window-part.ts';
import { WindowReminder } from './window-reminder.tsx';
import { WindowTally } from './window-tally.tsx';

function Extend(props: WindowPartProps) {
  const t = hrText.value.windows.running;
  const { window } = props;
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState(() => toLocalInput(window.closesAt, timeZone()));
  const [wrong, setWrong] = useState(false);
  const [moved, setMoved] = useState(false);
  const extend = useAction(windowsApi.extend, (refusal) => {
    if (refusal.code !== 'revision_conflict') return false;
    setMoved(true);
    void props.reload();
    return true;
  });
  const send = async () => {
    const closesAt = fromLocalInput(typed, timeZone());
    if (closesAt === undefined || closesAt <= window.closesAt || closesAt > window.latestCloseAt) {
      setWrong(true);
      return;
    }
    if ((await extend.run(window.id, window.closesAt, closesAt)) === undefined) return;
    setAsking(false);
    toast(t.extended);
    await props.reload();
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t.extend}</Button>
      <ConfirmDialog
        open={asking}
        title={t.extendTitle}
        confirm={t.extend}
        running={extend.running}
        refusal={refusedElsewhere(extend.refusal, 'closesAt')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{t.extendText(formatDateTime(window.latestCloseAt, timeZone(), language.value))}</p>
        {moved ? (
          <Notice
            kind="caution"
            live
            title={windowText.value.closeMoved(
              formatDateTime(window.closesAt, timeZone(), language.value),
            )}
          />
        ) : null}
        <TextField
          label={t.newClose}
          type="datetime-local"
          value={typed}
          onInput={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          error={wrong ? t.newCloseWrong : refusedAt(extend.refusal, 'closesAt')}
        />
      </ConfirmDialog>
    </>
  );
}

function Turnout(props: WindowPartProps) {
  const t = hrText.value.windows;
  const { turnout } = props.window;
  const band = turnout === null ? t.running.notCounted : t.running.bands[turnout.band];
  const counted =
    turnout === null
      ? null
      : t.running.counted(formatDateTime(turnout.countedAt, timeZone(), language.value));
  return (
    <>
      <DescriptionList
        items={[
          {
            name: t.running.turnout,
            value: (
              <>
                <strong>{band}</strong>
                {counted === null ? null : <span class="cell-note">{counted}</span>}
              </>
            ),
          },
        ]}
      />
      <p class="soft">{t.running.who}</p>
    </>
  );
}

/** After the close: ballots that were signed before it, then nothing but the tally. */
function Grace(props: WindowPartProps) {
  const t = hrText.value.windows.running;
  const { closesAt, graceMinutes, now } = props.window;
  const until = closesAt + graceMinutes * 60;
  if (now >= until) {
    return (
      <>
        <p>{t.tallyWaits}</p>
        <WindowTally {...props} />
      </>
    );
  }
  return <p>{t.grace(formatDateTime(until, timeZone(), language.value))}</p>;
}

/** From the moment the links are in force: what is going on, and moving the close later. */
export function WindowRunning(props: WindowPartProps) {
  const t = hrText.value.windows;
  const { window } = props;
  const { state } = window;
  return (
    <>
      <Section title={t.running.title}>
        <div class="stack">
          {state === 'issued' ? (
            <p>{t.running.issued(formatDateTime(window.opensAt, timeZone(), language.value))}</p>
          ) : null}
          {state === 'open' ? <Turnout {...props} /> : null}
          {state === 'grace' ? <Grace {...props} /> : null}
          {state === 'closed' ? <p>{t.running.closed}</p> : null}
          {state === 'void' ? (
            <Notice kind="note" title={t.states.void}>
              <p class="quoted">{t.running.voided(window.voidReason ?? '')}</p>
            </Notice>
          ) : null}
          {state === 'closed' && window.counts.withheld > 0 ? (
            <Notice kind="note" title={windowText.value.consequence.title}>
              <p>
                {windowText.value.consequence.text(
                  formatCount(window.counts.withheld, language.value),
                )}
              </p>
            </Notice>
          ) : null}
          {(state === 'issued' || state === 'open') && window.closesAt < window.latestCloseAt ? (
            <Extend {...props} />
          ) : null}
        </div>
      </Section>
      {state === 'issued' || state === 'open' ? <WindowReminder {...props} /> : null}
    </>
  );
}
