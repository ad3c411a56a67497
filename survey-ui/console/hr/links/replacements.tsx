import { useState } from 'preact/hooks';
import { linksApi, type Replacement } from '../../api/links.ts';
import type { IssuedLink } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../../kit/status-label.tsx';
import { Table } from '../../kit/table.tsx';
import type { WindowPartProps } from '../window-part.ts';
import { AskReplacement } from './ask-replacement.tsx';
import { NewLink } from './new-link.tsx';
import { linksText } from './text.ts';

const TONES = {
  waiting: 'waiting',
  approved: 'running',
  carried_out: 'done',
  refused: 'stopped',
  lapsed: 'stopped',
} as const satisfies Record<Replacement['state'], StatusTone>;

function Requests(
  props: WindowPartProps & { requests: Replacement[]; reload: () => Promise<void> },
) {
  const t = linksText.value.replace;
  const { requests } = props;
  const take = useAction(linksApi.takeReplacement);
  const [made, setMade] = useState<{ request: string; link: IssuedLink & { revision: number } }>();
  const press = async (request: string) => {
    const link = await take.run(props.window.id, request);
    if (link !== undefined) setMade({ request, link });
  };
  if (requests.length === 0) return null;
  return (
    <div class="stack">
      <Table
        caption={t.list}
        rows={requests}
        rowKey={(row) => row.id}
        columns={[
          { header: t.client, names: true, render: (row) => row.client.name },
          { header: t.reason, render: (row) => t.reasons[row.reason] },
          {
            header: t.approvals,
            kind: 'number',
            render: (row) => `${row.approvals} / ${row.needed}`,
          },
          {
            header: t.state,
            render: (row) => (
              <StatusLabel tone={TONES[row.state]}>{t.states[row.state]}</StatusLabel>
            ),
          },
          {
            header: t.take,
            kind: 'action',
            render: (row) =>
              row.state === 'approved' && made === undefined ? (
                <Button running={take.running} onPress={() => void press(row.id)}>
                  {t.take}
                </Button>
              ) : null,
          },
        ]}
      />
      {take.refusal === undefined ? null : (
        <RefusalNotice refusal={take.refusal} onRetry={() => void props.reload()} />
      )}
      {made === undefined ? null : (
        <NewLink
          key={made.link.revision}
          window={props.window}
          request={made.request}
          made={made.link}
          departmentName={props.departmentName}
          onDone={async () => {
            setMade(undefined);
            await props.reload();
          }}
        />
      )}
    </div>
  );
}

/** Exchanging lost links while the window gives or will give ratings; afterwards what was exchanged. */
export function WindowReplacements(props: WindowPartProps) {
  const t = linksText.value.replace;
  const { window } = props;
  const open = window.state === 'issued' || window.state === 'open';
  const load = useLoad(`replacements ${window.id}`, () => linksApi.replacements(window.id));
  return (
    <Loaded load={load}>
      {(requests) =>
        !open && requests.length === 0 ? null : (
          <Section title={t.title}>
            <div class="stack">
              {open ? (
                <>
                  <p>{t.text}</p>
                  <p class="soft">{t.same}</p>
                </>
              ) : null}
              <Requests {...props} requests={requests} reload={load.reload} />
              {open ? <AskReplacement window={window.id} reload={load.reload} /> : null}
            </div>
          </Section>
        )
      }
    </Loaded>
  );
}
