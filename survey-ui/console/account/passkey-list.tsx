import { useState } from 'preact/hooks';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { type Column, EmptyState, Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { accountApi, type OwnPasskey } from './api.ts';
import { saidAt, saidOrigin } from './said.ts';
import { accountText } from './text.ts';
import { usualLabel } from './usual-label.ts';

function Rename(props: { passkey: OwnPasskey; onDone: (saved: boolean) => void }) {
  const t = accountText.value.account;
  const [label, setLabel] = useState(props.passkey.label);
  const rename = useAction(accountApi.rename);
  const send = async () => {
    if ((await rename.run(props.passkey.id, label)) === undefined) return;
    toast(t.renamed);
    props.onDone(true);
  };
  return (
    <form
      class="stack-small row-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField label={t.name} value={label} onInput={setLabel} maxLength={40} />
      {rename.refusal === undefined ? null : <RefusalNotice refusal={rename.refusal} />}
      <ButtonRow>
        <Button kind="primary" type="submit" running={rename.running}>
          {t.save}
        </Button>
        <Button kind="quiet" onPress={() => props.onDone(false)}>
          {kitText.value.leaveIt}
        </Button>
      </ButtonRow>
    </form>
  );
}

/** The passkeys of one's own account, to be named and removed. */
export function PasskeyList(props: { passkeys: readonly OwnPasskey[]; onChanged: () => void }) {
  const t = accountText.value.account;
  const [renamed, setRenamed] = useState<string>();
  const [removed, setRemoved] = useState<OwnPasskey>();
  const remove = useAction(accountApi.remove);
  const take = async () => {
    if (removed === undefined || (await remove.run(removed.id)) === undefined) return;
    setRemoved(undefined);
    toast(t.removed);
    props.onChanged();
  };
  const editing = props.passkeys.find(({ id }) => id === renamed);
  const columns: Column<OwnPasskey>[] = [
    {
      header: t.name,
      names: true,
      render: (row) => (
        <>
          {row.label}
          {row.here ? <div class="soft small">{t.here}</div> : null}
        </>
      ),
    },
    { header: t.came, render: saidOrigin },
    { header: t.createdAt, render: (row) => saidAt(row.createdAt) },
    {
      header: t.lastUsedAt,
      render: (row) => (row.lastUsedAt === null ? t.never : saidAt(row.lastUsedAt)),
    },
    {
      header: t.actions,
      kind: 'action',
      render: (row) => (
        <ButtonRow>
          <Button kind="quiet" label={t.renameOf(row.label)} onPress={() => setRenamed(row.id)}>
            {t.rename}
          </Button>
          <Button
            kind="quiet"
            label={t.removeOf(row.label)}
            onPress={() => {
              remove.clear();
              setRemoved(row);
            }}
          >
            {t.remove}
          </Button>
        </ButtonRow>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={t.passkeys}
        columns={columns}
        rows={props.passkeys}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.none}>{t.noneText}</EmptyState>}
        editing={
          editing === undefined
            ? undefined
            : {
                key: editing.id,
                form: (
                  <Rename
                    passkey={editing}
                    onDone={(saved) => {
                      setRenamed(undefined);
                      if (saved) props.onChanged();
                    }}
                  />
                ),
              }
        }
      />
      <ConfirmDialog
        open={removed !== undefined}
        title={t.removeTitle(removed?.label ?? '')}
        confirm={t.remove}
        final
        running={remove.running}
        refusal={remove.refusal}
        onConfirm={() => void take()}
        onClose={() => setRemoved(undefined)}
      >
        <p>{t.removeText}</p>
        {removed?.here === true ? <p>{t.removeHere}</p> : null}
      </ConfirmDialog>
    </>
  );
}

/** Adds a passkey on the device in front of the person. */
export function AddPasskey(props: { onAdded: () => void }) {
  const t = accountText.value;
  const [label, setLabel] = useState(usualLabel);
  const [missing, setMissing] = useState(false);
  const add = useAction(accountApi.add);
  const send = async () => {
    setMissing(label.trim() === '');
    if (label.trim() === '' || (await add.run(label)) === undefined) return;
    toast(t.account.added);
    props.onAdded();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{t.account.addText}</p>
      <TextField
        id="label"
        label={t.enrol.label}
        hint={t.enrol.labelHint}
        value={label}
        onInput={setLabel}
        maxLength={40}
        error={missing ? t.enrol.labelMissing : undefined}
      />
      {add.refusal === undefined ? null : <RefusalNotice refusal={add.refusal} />}
      <ButtonRow>
        <Button type="submit" running={add.running}>
          {t.account.add}
        </Button>
      </ButtonRow>
    </form>
  );
}
