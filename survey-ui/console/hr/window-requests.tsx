import { nanoid } from 'nanoid';
import { useRef } from 'preact/hooks';
import type { WindowState } from '../../../shared/wire/window-states.ts';
import { windowsApi, type WindowRequest } from '../api/windows.ts';
import { ButtonRow } from '../kit/button.tsx';
import { Section } from '../kit/page-header.tsx';
import { ReasonStep } from '../kit/reason-step.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
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
  // A repeated press is the same request, however often its reply was lost.
  const idRef = useRef(nanoid());
  const early = kind === 'early_close';
  const confirmation = window.cycle.label;
  return (
    <ReasonStep
      button={early ? t.early : t.void}
      title={early ? t.earlyTitle : t.voidTitle}
      confirm={t.send}
      final={{ phrase: confirmation }}
      label={t.reasonField}
      missing={t.reasonMissing}
      perform={(reason) =>
        windowsApi.request(window.id, { id: idRef.current, kind, reason, confirmation })
      }
      done={t.sent}
      onDone={() => {
        idRef.current = nanoid();
        return props.reload();
      }}
    >
      <p>{early ? t.earlyText : t.voidText}</p>
      {early ? null : <VoidConcerns scope={window.voidConcerns} />}
    </ReasonStep>
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
