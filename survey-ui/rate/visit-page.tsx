import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { RaterApi } from './api.ts';
import { Waiting } from './components/waiting.tsx';
import { browserPatience } from './state/browser.ts';
import {
  type Drafts,
  isRecordKey,
  isSettled,
  isUnderWay,
  keepsDrafts,
  loadDrafts,
  saveDrafts,
  setKeepsDrafts,
} from './state/device.ts';
import type { StopReason, Visit } from './state/entry.ts';
import { laterStyles } from './state/load-later-styles.ts';
import { noticeRoom } from './state/load-notice-room.ts';
import { sealingRoom } from './state/load-sealing-room.ts';
import { usefulUntil } from './state/expiry.ts';
import { type RecordKeeper, recordKeeper } from './state/record-keeper.ts';
import type { LinkRecord } from './state/device.ts';
import { type Rated, loadSurveys } from './state/surveys.ts';
import { useOnce } from './state/use-once.ts';
import { type Step, useSteps } from './state/use-steps.ts';
import { Intro } from './steps/intro.tsx';
import type { Shelf } from './storage.ts';

/** What the steps after the first screen work on. */
export type StepsProps = {
  visit: Visit;
  api: RaterApi;
  keeper: RecordKeeper;
  rated: readonly Rated[];
  record: LinkRecord;
  drafts: Drafts;
  step: Step;
  /** Where this visit began. */
  start: Step;
  /** Whether drafts and receipts stay on this device. */
  keeps: boolean;
  /** Whether the browser keeps anything at all. */
  storageLasts: boolean;
  onDrafts: (change: (before: Drafts) => Drafts) => void;
  onRecord: () => void;
  onStep: (step: Step, replace?: boolean) => void;
  onBusy: (busy: boolean) => void;
  onLeaveLink: () => void;
  onStop: (because: StopReason) => void;
};

/** Where a visit starts, from what the device holds of this link. */
function firstStep(record: LinkRecord, surveys: readonly string[]): Step {
  if (surveys.some((survey) => isUnderWay(record, survey))) return { at: 'sending' };
  return surveys.every((survey) => isSettled(record, survey)) ? { at: 'done' } : { at: 'intro' };
}

/**
 * A visit with a link that the server knows: the first screen at once, the steps after it as soon
 * as their part of the program and the survey manifests are here.
 */
export function VisitPage(props: {
  visit: Visit;
  api: RaterApi;
  shelf: Shelf;
  focus: boolean;
  onStop: (because: StopReason) => void;
}) {
  const { visit, api, shelf, onStop } = props;
  const { manifest, shelfName, opening } = visit;
  const until = usefulUntil(manifest);
  const [keeper] = useState(() =>
    recordKeeper(shelf, shelfName, {
      version: 1,
      window: manifest.window,
      cycle: manifest.cycle.label,
      until,
      ballots: {},
    }),
  );
  const [record, setRecord] = useState(() => keeper.read());
  const [drafts, setDrafts] = useState(() => loadDrafts(shelf, shelfName));
  const [keeps, setKeeps] = useState(keepsDrafts(shelf));
  const [storageLasts, setStorageLasts] = useState(shelf.lasting);
  const [acknowledged, setAcknowledged] = useState(Object.keys(drafts).length > 0);
  const [rated, setRated] = useState<readonly Rated[]>();
  const [noticeChecked, setNoticeChecked] = useState(false);
  const [steps, setSteps] = useState<{ Steps: ComponentType<StepsProps> }>();
  const [start] = useState(() => firstStep(record, opening.surveys));
  const { step, go, leaveLink } = useSteps(start);
  const [moved, setMoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const hasDrafts = Object.keys(drafts).length > 0;

  const move = (next: Step, replace = false) => {
    setMoved(true);
    go(next, replace);
  };

  useOnce(() => {
    Promise.all([import('./steps/steps.tsx'), laterStyles()]).then(
      ([loaded]) => {
        setSteps(loaded);
      },
      () => {
        onStop('outdated');
      },
    );
    // What is acknowledged here must be what was approved with the window (attack 124).
    noticeRoom()
      .then(async ({ noticeHash, dropExpired }) => {
        dropExpired(shelf, Date.now() / 1000);
        return noticeHash(manifest);
      })
      .then(
        (shown) => {
          if (shown === manifest.notice) setNoticeChecked(true);
          else onStop('notice_changed');
        },
        () => {
          onStop('outdated');
        },
      );
    void loadSurveys(visit, api, browserPatience).then((loaded) => {
      if (loaded.ok) setRated(loaded.value);
      else onStop(loaded.reason);
    });
    // The heaviest part comes last, while the rater reads: earlier it would take the line from what
    // the first screen waits for. Whoever needs it asks again if this fails.
    sealingRoom().catch(() => undefined);
    const elsewhere = ({ key }: StorageEvent) => {
      if (isRecordKey(key, shelfName)) setRecord(keeper.read());
    };
    addEventListener('storage', elsewhere);
    return () => {
      removeEventListener('storage', elsewhere);
    };
  });

  const unsaved = !(keeps && storageLasts) && hasDrafts;
  useLayoutEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [unsaved]);

  const atIntro = step.at === 'intro' && !busy;
  const ready = steps !== undefined && rated !== undefined && noticeChecked;
  return (
    <>
      {atIntro && (
        <Intro
          visit={visit}
          rated={rated}
          record={record}
          acknowledged={acknowledged}
          keepsDrafts={keeps}
          storageLasts={storageLasts}
          started={hasDrafts}
          focus={props.focus || moved}
          onAcknowledge={setAcknowledged}
          onKeepDrafts={(wants) => {
            setKeeps(wants);
            setKeepsDrafts(shelf, shelfName, wants);
            if (wants) saveDrafts(shelf, shelfName, drafts, until);
          }}
          onStart={() => {
            move({ at: 'department' });
          }}
        />
      )}
      {!atIntro && !ready && <Waiting />}
      {ready && (
        <steps.Steps
          visit={visit}
          api={api}
          keeper={keeper}
          rated={rated}
          record={record}
          drafts={drafts}
          step={step}
          start={start}
          keeps={keeps && shelf.lasting}
          storageLasts={storageLasts}
          onDrafts={(change) => {
            setDrafts((before) => {
              const after = change(before);
              if (keeps && !saveDrafts(shelf, shelfName, after, until)) setStorageLasts(false);
              return after;
            });
          }}
          onRecord={() => {
            setRecord(keeper.read());
          }}
          onStep={move}
          onBusy={setBusy}
          onLeaveLink={leaveLink}
          onStop={onStop}
        />
      )}
    </>
  );
}
