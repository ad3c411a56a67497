import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { accountApi, type OwnSession } from './api.ts';
import { saidAt } from './said.ts';
import { accountText } from './text.ts';

/** Where one is signed in, to be ended one by one or all but this one. */
export function SessionList(props: { sessions: readonly OwnSession[]; onChanged: () => void }) {
  const t = accountText.value.account;
  const end = useAction(accountApi.endSession);
  const endOthers = useAction(accountApi.endOthers);
  const after = async (ending: Promise<unknown>) => {
    if ((await ending) === undefined) return;
    toast(t.ended);
    props.onChanged();
  };
  const columns: Column<OwnSession>[] = [
    {
      header: t.session,
      names: true,
      render: (row) => (
        <>
          {row.passkey ?? t.without}
          {row.here ? <div class="soft small">{t.thisOne}</div> : null}
        </>
      ),
    },
    { header: t.begun, render: (row) => saidAt(row.createdAt) },
    { header: t.seen, render: (row) => saidAt(row.lastSeenAt) },
    {
      header: t.actions,
      kind: 'action',
      render: (row) =>
        row.here ? null : (
          <Button
            kind="quiet"
            label={t.endOf(saidAt(row.createdAt))}
            running={end.running}
            onPress={() => void after(end.run(row.name))}
          >
            {t.end}
          </Button>
        ),
    },
  ];
  const refusal = end.refusal ?? endOthers.refusal;
  return (
    <div class="stack">
      <Table
        caption={t.sessions}
        columns={columns}
        rows={props.sessions}
        rowKey={(row) => row.name}
      />
      {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
      {props.sessions.length < 2 ? null : (
        <ButtonRow>
          <Button running={endOthers.running} onPress={() => void after(endOthers.run())}>
            {t.endOthers}
          </Button>
        </ButtonRow>
      )}
    </div>
  );
}
