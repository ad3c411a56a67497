import { useState } from 'preact/hooks';
import { type Hold, type HoldStep, type KeptCycle, retentionApi } from '../api/retention.ts';
import { session } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { AreaField } from '../kit/field.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { retentionText } from './text.ts';

interface HoldProps {
  cycle: KeptCycle;
  reload: () => Promise<void>;
}

function AskForHold(props: HoldProps) {
  const t = retentionText.value;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const ask = useAction(retentionApi.hold);
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    if ((await ask.run(props.cycle.id, reason)) === undefined) return;
    toast(t.done);
    await props.reload();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AreaField
        label={t.reason}
        value={reason}
        count={{ typed: Array.from(reason).length, most: 1000 }}
        error={missing ? t.reasonMissing : undefined}
        onInput={(value) => {
          setReason(value);
          setMissing(false);
        }}
      />
      {ask.refusal === undefined ? null : <RefusalNotice refusal={ask.refusal} />}
      <Button type="submit" running={ask.running}>
        {t.ask}
      </Button>
    </form>
  );
}

/** The steps that who is signed in may take now; what takes a second person is not offered twice. */
function stepsOf(hold: Hold, person: string | undefined): HoldStep[] {
  if (hold.confirmedBy === null) {
    return hold.askedBy.id === person ? ['withdraw'] : ['confirm', 'withdraw'];
  }
  if (hold.liftAskedBy === null) return ['ask_to_lift'];
  return hold.liftAskedBy.id === person ? ['keep'] : ['lift', 'keep'];
}

function PresentHold(props: HoldProps & { hold: Hold }) {
  const t = retentionText.value;
  const { cycle, hold } = props;
  const [asking, setAsking] = useState<'confirm' | 'lift'>();
  const take = useAction(retentionApi.step);
  const act = async (step: HoldStep) => {
    const done = await take.run(cycle.id, step);
    if (done === undefined) return;
    setAsking(undefined);
    toast(t.done);
    await props.reload();
  };
  const steps = stepsOf(hold, session.value?.person.id);
  const label = formatCycle(cycle.label, language.value);
  return (
    <div class="stack">
      <DescriptionList
        items={[
          { name: t.reasonIs, value: hold.reason },
          { name: t.askedByIs, value: hold.askedBy.name },
          { name: t.confirmedByIs, value: hold.confirmedBy ?? t.notYet },
          ...(hold.liftAskedBy === null
            ? []
            : [{ name: t.liftAskedByIs, value: hold.liftAskedBy.name }]),
        ]}
      />
      {steps.length === 1 && steps[0] !== 'ask_to_lift' ? (
        <p class="soft">{t.secondPerson}</p>
      ) : null}
      {take.refusal === undefined || asking !== undefined ? null : (
        <RefusalNotice refusal={take.refusal} />
      )}
      <div class="button-row">
        {steps.map((step) => (
          <Button
            key={step}
            kind={step === 'confirm' || step === 'lift' ? 'primary' : 'quiet'}
            running={take.running && asking === undefined}
            onPress={() => {
              take.clear();
              if (step === 'confirm' || step === 'lift') setAsking(step);
              else void act(step);
            }}
          >
            {t.steps[step]}
          </Button>
        ))}
      </div>
      <ConfirmDialog
        open={asking !== undefined}
        title={asking === 'lift' ? t.liftTitle : t.confirmTitle}
        confirm={t.steps[asking ?? 'confirm']}
        final={asking === 'lift'}
        {...(asking === 'lift' ? { phrase: cycle.label } : {})}
        running={take.running}
        refusal={take.refusal}
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          if (asking !== undefined) void act(asking);
        }}
      >
        <p>{asking === 'lift' ? t.liftText(label) : t.confirmText(label)}</p>
      </ConfirmDialog>
    </div>
  );
}

/** Keeping a cycle beyond its time: asked for, confirmed, lifted. */
export function HoldSection(props: HoldProps) {
  const t = retentionText.value;
  const { hold, state } = props.cycle;
  const isOver = state === 'running' || state === 'done';
  if (isOver && hold === null) return null;
  return (
    <Section title={t.holdTitle}>
      <div class="stack">
        <p class="soft">{isOver ? t.tooLate : t.holdText}</p>
        {hold === null ? <AskForHold {...props} /> : <PresentHold {...props} hold={hold} />}
      </div>
    </Section>
  );
}
