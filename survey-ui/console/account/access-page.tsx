import { useState } from 'preact/hooks';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { type Column, EmptyState, Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { accessApi, type Enrolment, type WaitingRecovery } from './api.ts';
import { saidAt, saidWho } from './said.ts';
import { accountText } from './text.ts';

function Waiting(props: { recoveries: readonly WaitingRecovery[]; onChanged: () => void }) {
  const t = accountText.value.access;
  const [chosen, setChosen] = useState<WaitingRecovery>();
  const approve = useAction(accessApi.approve);
  const refuse = useAction(accessApi.refuse);
  const after = async (action: Promise<unknown>, said: string) => {
    if ((await action) === undefined) return;
    setChosen(undefined);
    toast(said);
    props.onChanged();
  };
  const columns: Column<WaitingRecovery>[] = [
    { header: t.person, names: true, render: ({ person }) => `${person.name} ${person.number}` },
    { header: t.madeBy, render: (row) => saidWho(row.madeBy) },
    { header: t.madeAt, render: (row) => saidAt(row.madeAt) },
    { header: t.expiresAt, render: (row) => saidAt(row.expiresAt) },
    {
      header: t.state,
      kind: 'action',
      render: (row) => (
        <ButtonRow>
          {row.approved ? (
            <span>{t.approved}</span>
          ) : row.mine ? (
            <Button
              label={t.approveOf(row.person.name)}
              onPress={() => {
                approve.clear();
                setChosen(row);
              }}
            >
              {t.approve}
            </Button>
          ) : (
            <span class="soft">{t.notMine}</span>
          )}
          <Button
            kind="quiet"
            label={t.refuseOf(row.person.name)}
            running={refuse.running}
            onPress={() => void after(refuse.run(row.id), t.refused)}
          >
            {t.refuse}
          </Button>
        </ButtonRow>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={t.waiting}
        columns={columns}
        rows={props.recoveries}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.nothing}>{t.nothingText}</EmptyState>}
      />
      {refuse.refusal === undefined ? null : <RefusalNotice refusal={refuse.refusal} />}
      <ConfirmDialog
        open={chosen !== undefined}
        title={t.approveTitle(chosen?.person.name ?? '')}
        confirm={t.approve}
        final
        running={approve.running}
        refusal={approve.refusal}
        onConfirm={() => {
          if (chosen !== undefined) void after(approve.run(chosen.id), t.done);
        }}
        onClose={() => setChosen(undefined)}
      >
        <p>{t.approveText}</p>
      </ConfirmDialog>
    </>
  );
}

function Recent(props: { enrolments: readonly Enrolment[] }) {
  const t = accountText.value.access;
  const columns: Column<Enrolment>[] = [
    { header: t.person, names: true, render: ({ person }) => `${person.name} ${person.number}` },
    { header: t.how, render: (row) => t.by[row.cameBy] },
    {
      header: t.linkBy,
      render: (row) =>
        row.cameBy === 'identity' && row.approvedBy === null ? t.noLink : saidWho(row.madeBy),
    },
    { header: t.approvedBy, render: (row) => row.approvedBy ?? t.nobody },
    { header: t.at, render: (row) => saidAt(row.at) },
  ];
  return (
    <Table
      caption={t.recent}
      columns={columns}
      rows={props.enrolments}
      rowKey={(row) => `${row.person.number} ${row.at}`}
      empty={<EmptyState title={t.none}>{t.noneText}</EmptyState>}
    />
  );
}

/** How others get in: recoveries that wait for a second person, and passkeys that came by links. */
export function AccessPage() {
  const t = accountText.value.access;
  const load = useLoad('access', accessApi.read);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {({ recoveries, enrolments }) => (
          <>
            <Section title={t.waiting}>
              <Waiting recoveries={recoveries} onChanged={() => void load.reload()} />
            </Section>
            <Section title={t.recent}>
              <p class="soft">{t.recentText}</p>
              <Recent enrolments={enrolments} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
