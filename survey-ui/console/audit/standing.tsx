import { useState } from 'preact/hooks';
import { auditApi, type Chain, type Mismatch, type Standing } from '../api/audit.ts';
import { hasRole, timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { formatCount, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Progress } from '../kit/progress.tsx';
import { Table } from '../kit/table.tsx';
import { auditText } from './text.ts';

const count = (value: number) => formatCount(value, language.value);

function MismatchNotice(props: { mismatch: Mismatch; reload: () => Promise<void> }) {
  const t = auditText.value;
  const { mismatch } = props;
  const [asking, setAsking] = useState(false);
  const acknowledge = useAction(auditApi.acknowledge);
  const at = formatDateTime(mismatch.foundAt, timeZone(), language.value);
  const { firstBy, secondBy } = mismatch;
  const open = secondBy === null;
  return (
    <Notice kind={open ? 'error' : 'note'} title={open ? t.mismatch : t.earlier}>
      <p>{t.mismatchText(t.chains[mismatch.chain], count(mismatch.seq), at)}</p>
      {open ? <p>{t.halted}</p> : null}
      {firstBy === null ? null : (
        <p>
          {secondBy === null ? t.acknowledgedBy(firstBy) : t.acknowledgedByBoth(firstBy, secondBy)}
        </p>
      )}
      {open ? <Button onPress={() => setAsking(true)}>{t.acknowledge}</Button> : null}
      <ConfirmDialog
        open={asking}
        title={t.acknowledgeTitle}
        phrase={t.phrase}
        confirm={t.acknowledge}
        running={acknowledge.running}
        refusal={acknowledge.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void acknowledge.run(mismatch.id).then(async (done) => {
            if (done === undefined) return;
            setAsking(false);
            await props.reload();
          });
        }}
      >
        <p>{t.acknowledgeText}</p>
      </ConfirmDialog>
    </Notice>
  );
}

interface Checked {
  chain: Chain;
  done: number;
  brokenAt: number | undefined;
}

function Chains(props: { standing: Standing }) {
  const t = auditText.value;
  const chains = props.standing.chains.filter(
    ({ chain }) => chain !== 'views' || hasRole('auditor'),
  );
  const total = chains.reduce((sum, each) => sum + each.entries, 0);
  const [checked, setChecked] = useState<Checked>();
  const [whole, setWhole] = useState(false);
  const check = useAction(async (): Promise<Answer<boolean>> => {
    setWhole(false);
    let before = 0;
    for (const { chain, entries } of chains) {
      for (let after = 0, done = false; !done;) {
        setChecked({ chain, done: before + after, brokenAt: undefined });
        const slice = await auditApi.check(chain, after);
        if (!slice.ok) return slice;
        if (slice.value.brokenAt !== null) {
          setChecked({ chain, done: before + after, brokenAt: slice.value.brokenAt });
          return { ok: true, value: false };
        }
        after = slice.value.checkedTo;
        ({ done } = slice.value);
      }
      before += entries;
    }
    setWhole(true);
    return { ok: true, value: true };
  });
  return (
    <div class="stack">
      <Table
        caption={t.standing}
        rows={chains}
        rowKey={(row) => row.chain}
        columns={[
          { header: t.chain, names: true, render: (row) => t.chains[row.chain] },
          { header: t.entries, kind: 'number', render: (row) => count(row.entries) },
          { header: t.anchored, kind: 'number', render: (row) => count(row.anchored) },
        ]}
      />
      {check.running && checked !== undefined ? (
        <Progress label={t.checking(t.chains[checked.chain])} done={checked.done} total={total} />
      ) : null}
      {whole ? <Notice kind="done" title={t.whole} live /> : null}
      {!check.running && checked?.brokenAt !== undefined ? (
        <Notice
          kind="error"
          title={t.broken(t.chains[checked.chain], count(checked.brokenAt))}
          live
        />
      ) : null}
      {check.refusal === undefined ? null : <RefusalNotice refusal={check.refusal} />}
      <Button kind="quiet" running={check.running} onPress={() => void check.run()}>
        {t.check}
      </Button>
    </div>
  );
}

/** Whether the log is whole, and what to do when it does not fit its anchor. */
export function StandingSection() {
  const t = auditText.value;
  const load = useLoad('log standing', auditApi.standing);
  return (
    <Loaded load={load}>
      {(standing) => (
        <>
          {standing.mismatches.map((mismatch) => (
            <MismatchNotice key={mismatch.id} mismatch={mismatch} reload={load.reload} />
          ))}
          <Section title={t.standing}>
            <p class="soft">{t.standingText}</p>
            <Chains standing={standing} />
          </Section>
        </>
      )}
    </Loaded>
  );
}
