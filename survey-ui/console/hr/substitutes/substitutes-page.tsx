import { useState } from 'preact/hooks';
import { timeZone } from '../../api/session.ts';
import { type Substitute, substitutesApi } from '../../api/substitutes.ts';
import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { formatDate } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../../kit/status-label.tsx';
import { EmptyState, Table } from '../../kit/table.tsx';
import { toast } from '../../kit/toast.tsx';
import { NameSubstitute } from './name-substitute.tsx';
import { substituteText } from './text.ts';

const TONES: Record<Substitute['state'], StatusTone> = {
  coming: 'waiting',
  running: 'running',
  over: 'done',
  lapsed: 'stopped',
};

/** Ends one substitution before its last day. */
function EndEarly(props: { substitute: Substitute; reload: () => Promise<void> }) {
  const t = substituteText.value;
  const { id, revision, person, department } = props.substitute;
  const [asking, setAsking] = useState(false);
  const ending = useAction(substitutesApi.end);
  const end = async () => {
    if ((await ending.run(id, revision)) === undefined) return;
    setAsking(false);
    toast(t.ended);
    await props.reload();
  };
  return (
    <>
      <Button
        kind="quiet"
        label={t.endOf(person.name, department.name)}
        onPress={() => setAsking(true)}
      >
        {t.end}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.endTitle(person.name)}
        confirm={t.end}
        running={ending.running}
        refusal={ending.refusal}
        onClose={() => setAsking(false)}
        onConfirm={() => void end()}
      >
        <p>{t.endText}</p>
      </ConfirmDialog>
    </>
  );
}

function Substitutes(props: { rows: readonly Substitute[]; reload: () => Promise<void> }) {
  const t = substituteText.value;
  // The end is excluded, so the last day is that of the second before it.
  const day = (at: number) => formatDate(at, timeZone(), language.value);
  return (
    <Table
      caption={t.list}
      rows={props.rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
      columns={[
        { header: t.department, names: true, render: ({ department }) => department.name },
        { header: t.role, render: ({ role }) => t.roles[role] },
        { header: t.standsInFor, render: ({ standsInFor }) => standsInFor.name },
        { header: t.person, render: ({ person }) => person.name },
        { header: t.from, render: ({ from }) => day(from) },
        { header: t.until, render: ({ until, from }) => day(Math.max(from, until - 1)) },
        { header: t.reason, render: ({ reason }) => reason },
        {
          header: t.state,
          render: ({ state }) => (
            <>
              <StatusLabel tone={TONES[state]}>{t.states[state]}</StatusLabel>
              {state === 'lapsed' ? <span class="soft small"> {t.lapsedText}</span> : null}
            </>
          ),
        },
        {
          header: t.end,
          kind: 'action',
          render: (substitute) =>
            substitute.state === 'coming' || substitute.state === 'running' ? (
              <EndEarly substitute={substitute} reload={props.reload} />
            ) : null,
        },
      ]}
    />
  );
}

/** Who stands in for absent managers and reviewers. */
export function SubstitutesPage() {
  const t = substituteText.value;
  const load = useLoad('substitutes', substitutesApi.list);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(rows) => (
          <>
            <Section title={t.list}>
              <Substitutes rows={rows} reload={load.reload} />
            </Section>
            <Section title={t.add}>
              <NameSubstitute reload={load.reload} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
