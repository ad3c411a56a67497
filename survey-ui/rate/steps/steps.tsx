import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { type LinkRecord, isSettled, isUnderWay } from '../state/device.ts';
import { type Draft, emptyDraft } from '../state/draft.ts';
import { checkManifests } from '../state/sealing.ts';
import { type Rated, ownDepartmentOf } from '../state/surveys.ts';
import { useDelivery } from '../state/use-delivery.ts';
import { useOnce } from '../state/use-once.ts';
import type { Step } from '../state/use-steps.ts';
import { useStepWords } from '../text/step-words.ts';
import type { StepsProps } from '../visit-page.tsx';
import { Department } from './department.tsx';
import { Done } from './done.tsx';
import { Review } from './review.tsx';
import { Sending } from './sending.tsx';

function without(drafts: StepsProps['drafts'], survey: string): StepsProps['drafts'] {
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== survey));
}

/** Everything after the first screen: the departments, the review, sending, and the receipts. */
export function Steps(props: StepsProps) {
  const { visit, keeper, rated, record, drafts, step, onStep, onStop } = props;
  const { manifest, opening } = visit;
  // After the close only what was already sealed may go on its way; nothing new can begin.
  const left =
    opening.phase === 'open'
      ? rated.filter(({ survey }) => record.ballots[survey] === undefined)
      : [];
  const delivery = useDelivery(visit, props.api, keeper, {
    mismatch: () => {
      onStop('mismatch');
    },
    settled: (survey) => {
      props.onRecord();
      props.onDrafts((before) => without(before, survey));
    },
  });

  const finish = async (which: readonly Rated[]) => {
    props.onBusy(true);
    await delivery.run(which, drafts);
    props.onRecord();
    const now = keeper.read();
    if (which.every(({ survey }) => isSettled(now, survey))) {
      onStep({ at: 'done' }, true);
      if (allSettled(now)) {
        props.onLeaveLink();
        if (!props.keeps) keeper.forget();
      }
    }
    props.onBusy(false);
  };
  const allSettled = (now: LinkRecord) =>
    opening.surveys.every(
      (survey) =>
        isSettled(now, survey) || (opening.phase !== 'open' && now.ballots[survey] === undefined),
    );

  useOnce(() => {
    const underWay = rated.filter(({ survey }) => isUnderWay(record, survey));
    if (underWay.length > 0) void finish(underWay);
    else if (props.start.at === 'done') props.onLeaveLink();
    // Keys are checked while the rater reads; sending checks them again and copes with failure.
    void checkManifests(visit, rated).then(
      (checked) => {
        if (!checked.ok) onStop('mismatch');
      },
      () => undefined,
    );
  });

  const underWay = rated.filter(({ survey }) => isUnderWay(record, survey));
  const stuck = Object.values(delivery.progress).some(({ at }) => at === 'stuck');
  if (delivery.running || (step.at === 'sending' && (underWay.length > 0 || stuck))) {
    const shown = rated.filter(
      (one) => delivery.progress[one.survey] !== undefined || underWay.includes(one),
    );
    return (
      <Sending
        rated={shown}
        progress={delivery.progress}
        running={delivery.running}
        cycle={manifest.cycle.label}
        kept={props.storageLasts}
        signed={(survey) => {
          const state = keeper.read().ballots[survey]?.state;
          return state?.step === 'signed'
            ? { fp: encodeBase64url(visit.fp), ballot: state.ballot }
            : undefined;
        }}
        onRetry={() => {
          void finish(shown.filter(({ survey }) => !isSettled(record, survey)));
        }}
      />
    );
  }
  if (step.at === 'intro') return null;
  if (step.at === 'done' || left.length === 0) {
    return (
      <Done
        manifest={manifest}
        closesAt={opening.closesAt + manifest.graceMinutes * 60}
        record={record}
        open={left.length}
        earlier={props.start.at === 'done'}
        kept={props.keeps}
        onContinue={() => {
          onStep({ at: 'department' });
        }}
        onRemove={() => {
          keeper.forget();
        }}
      />
    );
  }
  if (step.at === 'department') return <OneDepartment {...props} left={left} step={step} />;
  return (
    <Review
      form={manifest.form}
      rated={left}
      drafts={drafts}
      ownDepartment={ownDepartmentOf(visit)}
      storageLasts={props.storageLasts}
      onEdit={(survey, focus) => {
        onStep({ at: 'department', survey, ...(focus === undefined ? {} : { focus }) });
      }}
      onSend={(which) => {
        onStep({ at: 'sending' });
        void finish(which);
      }}
    />
  );
}

function OneDepartment(
  props: StepsProps & { left: readonly Rated[]; step: Step & { at: 'department' } },
) {
  const { words } = useStepWords();
  const { left, step, drafts, onStep } = props;
  const found = left.findIndex(({ survey }) => survey === step.survey);
  const position = Math.max(found, 0);
  const one = left[position];
  if (one === undefined) return null;
  const before = left[position - 1];
  const after = left[position + 1];
  const goOn = () => {
    onStep(after === undefined ? { at: 'review' } : { at: 'department', survey: after.survey });
  };
  return (
    <Department
      key={one.survey}
      form={props.visit.manifest.form}
      name={one.name}
      linksIssued={one.linksIssued}
      ownDepartment={ownDepartmentOf(props.visit)}
      position={words.department.position(position + 1, left.length)}
      draft={drafts[one.survey] ?? emptyDraft}
      {...(step.focus === undefined ? {} : { focus: step.focus })}
      previous={{
        label: before === undefined ? words.department.back : words.department.previous,
        go: () => {
          onStep(
            before === undefined ? { at: 'intro' } : { at: 'department', survey: before.survey },
          );
        },
      }}
      next={{
        label: after === undefined ? words.department.review : words.department.next(after.name),
        go: goOn,
      }}
      later={goOn}
      onDraft={(draft: Draft) => {
        props.onDrafts((all) => ({ ...all, [one.survey]: draft }));
      }}
    />
  );
}
