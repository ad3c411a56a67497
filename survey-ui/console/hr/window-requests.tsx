import { nanoid } from 'nanoid';
import { useRef, useState } from 'preact/hooks';
import type { WindowState } from '../../../shared/wire/window-states.ts';
import { windowsApi, type WindowRequest } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { AreaField } from '../kit/field.tsx';
import { Section } from '../kit/page-header.tsx';
import { refusedAt, refusedElsewhere } from '../kit/refused-field.ts';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { VoidConcerns } from '../preflight/void-concerns.tsx';
import { hrText } from './text.ts';
import type { WindowPartProps } from './window-part.ts';

const REQUEST_TONES = {
  waiting: 'waiting',
  carried_out: 'done',
  refused: 'stopped',
} as const satisfies Record<WindowRequest['state'], StatusTone>;

const ENDED: ReadonlySet<WindowState> = new Set(['closed', 'void']);

function Ask(props: WindowPartProps & { kind: WindowRequest['kind'] }) {
  const t = hrText.value.windows.requests;
  const { window, kind } = props;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  // A repeated press is the same request, however often its reply was lost.
  const idRef = useRef(nanoid());
  const ask = useAction(windowsApi.request);
  const early = kind === 'early_close';
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const wish = { id: idRef.current, kind, reason, confirmation: window.cycle.label };
    if ((await ask.run(window.id, wish)) === undefined) return;
    idRef.current = nanoid();
    setAsking(false);
    toast(t.sent);
    await props.reload();
  };
  return (
    <>
      <Button kind="final" onPress={() => setAsking(true)}>
        {early ? t.early : t.void}
      </Button>
      <ConfirmDialog
        open={asking}
        title={early ? t.earlyTitle : t.voidTitle}
        phrase={window.cycle.label}
        confirm={t.send}
        final
        running={ask.running}
        refusal={refusedElsewhere(ask.refusal, 'reason')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send()}
      >
        <p>{early ? t.earlyText : t.voidText}</p>
        {early ? null : <VoidConcerns scope={window.voidConcerns} />}
        <AreaField
          label={t.reasonField}
          value={reason}
          maxLength={1000}
          onInput={(value) => {
            setReason(value);
            setMissing(false);
          }}
          error={missing ? t.reasonMissing : refusedAt(ask.refusal, 'reason')}
        />
      </ConfirmDialog>
    </>
  );
}

/** Requests so far, and asking for an early close or a void; apart from everything else. */
export function WindowRequests(props: WindowPartProps) {
  const t = hrText.value.windows.requests;
  const { window } = props;
  return (
    <>
      {window.requests.length === 0 ? null : (
        <Section title={t.title}>
          <Table
            caption={t.title}
            rows={window.requests}
            rowKey={(row) => row.id}
            columns={[
              { header: t.kind, names: true, render: (row) => t.kinds[row.kind] },
              { header: t.reason, render: (row) => <span class="quoted">{row.reason}</span> },
              {
                header: t.approvals,
                kind: 'number',
                render: (row) => `${row.approvals} / ${row.needed}`,
              },
              {
                header: t.state,
                render: (row) => (
                  <StatusLabel tone={REQUEST_TONES[row.state]}>{t.states[row.state]}</StatusLabel>
                ),
              },
            ]}
          />
        </Section>
      )}
      {ENDED.has(window.state) || window.voidConcerns.reaches.count === 0 ? null : (
        <Section title={t.apart}>
          <ButtonRow>
            {window.state === 'open' ? <Ask {...props} kind="early_close" /> : null}
            <Ask {...props} kind="void" />
          </ButtonRow>
        </Section>
      )}
    </>
  );
}
