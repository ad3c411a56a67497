import { useState } from 'preact/hooks';
import type { FrozenVersion } from '../../../shared/appraisal/total-record.ts';
import { timeZone } from '../api/session.ts';
import type { TotalActs, TotalPlace, TotalView } from '../api/totals.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { formatDateTime, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { ReasonStep } from '../kit/reason-step.tsx';
import { Table } from '../kit/table.tsx';
import { recompute } from './recompute.ts';
import { Fingerprint } from './sign-total.tsx';
import { totalText } from './text-total.ts';

const shown = (hundredths: number) => formatFixed(hundredths, 2, language.value);

/** Computes a frozen version again in this browser, and says what came of it. */
function Recompute(props: { place: TotalPlace; version: number; acts: TotalActs }) {
  const t = totalText.value.record;
  const [outcome, setOutcome] = useState<{ hundredths: number; agrees: boolean }>();
  const load = useAction(props.acts.record);
  const press = async () => {
    setOutcome(undefined);
    const record = await load.run(props.place, props.version);
    if (record !== undefined) setOutcome(await recompute(record));
  };
  return (
    <div class="stack-small">
      <p class="soft small">{t.how}</p>
      <ButtonRow>
        <Button running={load.running} onPress={() => void press()}>
          {t.recompute}
        </Button>
      </ButtonRow>
      {load.refusal === undefined ? null : <RefusalNotice refusal={load.refusal} />}
      {outcome === undefined ? null : (
        <Notice
          live
          kind={outcome.agrees ? 'done' : 'error'}
          title={outcome.agrees ? t.agrees(shown(outcome.hundredths)) : t.differs}
        />
      )}
    </div>
  );
}

function Versions(props: { view: TotalView }) {
  const t = totalText.value;
  const { versions, corrections } = props.view.record;
  const reasonOf = ({ version }: FrozenVersion) =>
    corrections.find((each) => each.version === version)?.reason ?? '';
  return (
    <Table
      caption={t.record.versions}
      captionShown
      rows={versions}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          header: t.record.versionHeader,
          names: true,
          render: ({ version }) => t.version(String(version)),
        },
        { header: t.record.total, kind: 'number', render: ({ hundredths }) => shown(hundredths) },
        {
          header: t.record.frozenAt,
          render: ({ at }) => formatDateTime(at, timeZone(), language.value),
        },
        { header: t.record.reason, render: reasonOf },
        {
          header: t.fingerprint,
          render: ({ fingerprint }) => <span class="code">{fingerprint}</span>,
        },
      ]}
    />
  );
}

/** The frozen record: its proof, its versions, and the way to correct it. */
export function FrozenTotal(props: {
  view: TotalView;
  acts: TotalActs;
  reload: () => Promise<void>;
}) {
  const t = totalText.value;
  const { view, acts, reload } = props;
  const { record } = view;
  const last = record.versions.at(-1);
  if (last === undefined) return null;
  const place = { cycle: view.cycle.id, department: view.department.id };
  const correcting = record.state === 'open' ? record.corrections.at(-1) : undefined;
  const { correct } = acts;
  return (
    <Section title={t.record.title}>
      <p>
        {t.record.lead(
          t.version(String(last.version)),
          formatDateTime(last.at, timeZone(), language.value),
        )}
      </p>
      <Fingerprint value={last.fingerprint} />
      {correcting === undefined ? null : (
        <Notice
          kind="note"
          title={t.record.correcting(
            t.version(String(correcting.version)),
            correcting.reason,
            correcting.by,
          )}
        />
      )}
      <Recompute place={place} version={last.version} acts={acts} />
      {record.versions.length > 1 ? <Versions view={view} /> : null}
      {correct === undefined || record.state === 'open' ? null : (
        <div class="apart">
          <ReasonStep
            button={t.record.correct}
            title={t.record.correctTitle}
            label={t.record.correctReason}
            missing={t.reason.missing}
            subject={`correction ${place.cycle} ${place.department}`}
            perform={(reason) => correct(place, record.version, reason)}
            done={t.record.corrected}
            onDone={reload}
          >
            <p>{t.record.correctText}</p>
          </ReasonStep>
        </div>
      )}
    </Section>
  );
}
