import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import type { OrganisationKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { isPeriod } from '../../../../shared/payroll/period.ts';
import type { ImportSource } from '../../api/imports.ts';
import { Button } from '../../kit/button.tsx';
import { formatCount, formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice, RefusalNotice } from '../../kit/notice.tsx';
import { PageHeader } from '../../kit/page-header.tsx';
import { Steps, type Step } from '../../kit/steps.tsx';
import { NotFoundPage } from '../../not-found-page.tsx';
import { BeforeFile } from './before-file.tsx';
import { ChooseFile } from './choose-file.tsx';
import { DonePart, pageOf } from './done-part.tsx';
import { Review } from './review.tsx';
import { importText } from './text.ts';
import { useImport, type Import, type Stage } from './use-import.ts';

const kinds: readonly OrganisationKind[] = ['departments', 'people', 'service-map'];

/** Which of the four steps a stage is in, counted from 0; 4 is behind the last. */
const stepOfStage = {
  choosing: 0,
  reading: 1,
  checking: 1,
  check_failed: 1,
  reviewing: 2,
  writing: 3,
  done: 4,
} as const satisfies Record<Stage['name'], number>;

function stepsOf(stage: Stage): Step[] {
  const current = stepOfStage[stage.name];
  return importText.value.steps.map((name, index) => ({
    name,
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

/** Something takes a while: what, and the way out while nothing has been written. */
function Busy(props: { text: string; note?: string; onCancel?: () => void }) {
  return (
    <div class="import-busy stack">
      <p role="status" class="import-doing">
        <span class="button-wheel" aria-hidden="true" />
        {props.text}
      </p>
      {props.note === undefined ? null : <p class="soft">{props.note}</p>}
      {props.onCancel === undefined ? null : (
        <Button onPress={props.onCancel}>{importText.value.cancel}</Button>
      )}
    </div>
  );
}

function Choosing(props: {
  source: ImportSource;
  stage: Extract<Stage, { name: 'choosing' }>;
  doing: Import;
}) {
  const t = importText.value;
  const { problem, file = '' } = props.stage;
  return (
    <>
      <div class="stack">
        {problem === undefined ? null : (
          <Notice kind="error" title={t.notRead(file)} live>
            {problem === 'reader_missing' ? t.readerMissing : t.unreadable[problem]}
          </Notice>
        )}
        <ChooseFile onChoose={(chosen) => void props.doing.choose(chosen)} />
      </div>
      <BeforeFile source={props.source} />
    </>
  );
}

function StagePart(props: { source: ImportSource; doing: Import }) {
  const t = importText.value;
  const { source, doing } = props;
  const { stage } = doing;
  const rowsOf = (rows: readonly unknown[]) => formatCount(rows.length, language.value);
  switch (stage.name) {
    case 'choosing':
      return <Choosing source={source} stage={stage} doing={doing} />;
    case 'reading':
      return <Busy text={t.reading(stage.file)} onCancel={doing.cancel} />;
    case 'checking':
      return <Busy text={t.checking(rowsOf(stage.loaded.sheet.rows))} onCancel={doing.cancel} />;
    case 'check_failed':
      return (
        <div class="stack">
          <RefusalNotice refusal={stage.refusal} onRetry={() => void doing.check()} />
          <Button onPress={doing.cancel}>{t.chooseOther}</Button>
        </div>
      );
    case 'reviewing':
      return <Review kind={source.kind} stage={stage} doing={doing} />;
    case 'writing':
      return <Busy text={t.writing(rowsOf(stage.loaded.sheet.rows))} note={t.writingText} />;
    case 'done':
      return <DonePart source={source} outcome={stage.outcome} onAnother={doing.cancel} />;
    default:
      return stage satisfies never;
  }
}

/** Takes the focus when a stage replaces the one in which a button was pressed. */
function StagePlace(props: { begins: boolean; children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const { begins } = props;
  useLayoutEffect(() => {
    if (!begins) place.current?.focus();
  }, [begins]);
  return (
    <div ref={place} class="import-stage" tabIndex={-1}>
      {props.children}
    </div>
  );
}

function ImportOf(props: { source: ImportSource }) {
  const t = importText.value;
  const { source } = props;
  const { kind } = source;
  const doing = useImport(source);
  const kindName = t.kinds[kind] ?? '';
  const name =
    kind === 'personal-scores'
      ? t.ofPeriod(formatCycle(source.period, language.value), kindName)
      : kindName;
  const ofCompany = kind !== 'personal-scores';
  return (
    <>
      <PageHeader
        title={t.title(name)}
        above={{ href: pageOf(source), name: ofCompany ? name : t.payroll }}
        lead={
          <>
            <p>{t.lead}</p>
            {ofCompany && doing.stage.name === 'choosing' ? <p>{t.order}</p> : null}
          </>
        }
      />
      {ofCompany ? (
        <nav class="tabs" aria-label={t.tabs}>
          {kinds.map((each) => (
            <a
              key={each}
              href={`/hr/import/${each}`}
              aria-current={each === kind ? 'page' : undefined}
            >
              {t.kinds[each]}
            </a>
          ))}
        </nav>
      ) : null}
      <div class="import-steps">
        <Steps label={t.stepsLabel} steps={stepsOf(doing.stage)} />
      </div>
      <StagePlace key={doing.stage.name} begins={doing.stage.name === 'choosing'}>
        <StagePart source={source} doing={doing} />
      </StagePlace>
    </>
  );
}

/** Imports departments, people or the service map from a spreadsheet. */
export function ImportPage() {
  const asked = useRoute().params['kind'] ?? '';
  const kind = kinds.find((each) => each === asked);
  // A key of its own, so that the next kind does not begin with this one's file.
  return kind === undefined ? <NotFoundPage /> : <ImportOf key={kind} source={{ kind }} />;
}

/** Imports the personal scores of a period from a spreadsheet. */
export function ImportScoresPage() {
  const period = useRoute().params['period'] ?? '';
  if (!isPeriod(period)) return <NotFoundPage />;
  return <ImportOf key={period} source={{ kind: 'personal-scores', period }} />;
}
