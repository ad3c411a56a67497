import type { AppraisalTotal, Figure } from '../../../shared/appraisal/appraisal-total.ts';
import {
  multiply,
  parseRational,
  type Rational,
  rational,
  roundHalfUp,
} from '../../../shared/scoring/rational.ts';
import { timeZone } from '../api/session.ts';
import type { TotalActs, TotalView } from '../api/totals.ts';
import { Button, ButtonLink } from '../kit/button.tsx';
import { formatCycle, formatDateTime, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { useNotedPrint } from '../kit/noted-print.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { TotalBar, type TotalPart } from '../kit/total-bar.tsx';
import { kitText } from '../text/kit.ts';
import { FrozenTotal } from './frozen-total.tsx';
import { totalText } from './text-total.ts';
import { appraisalText } from './text.ts';
import { TotalChanges } from './total-changes.tsx';
import { TotalObjections } from './total-objections.tsx';
import { TotalSignatures } from './total-signatures.tsx';
import { figureExactly, figureShown, TotalSteps } from './total-steps.tsx';

/** The parts with their points as they count towards the ceiling: scaled where the policy scales. */
function partsOf(total: AppraisalTotal, factor: Rational): TotalPart[] {
  const t = appraisalText.value.total;
  return total.steps.flatMap((step) => {
    if (step.step !== 'part') return [];
    const hundredths = roundHalfUp(multiply(parseRational(step.points.exact), factor), 2);
    const points = hundredths / 100;
    const { part } = step;
    return [
      { part, name: t.parts[part], points, shown: formatFixed(hundredths, 2, language.value) },
    ];
  });
}

function AuditedTotal(props: { total: AppraisalTotal }) {
  const t = appraisalText.value.total;
  const { total } = props;
  const ceiling = formatFixed(total.ceilingAtK, 2, language.value);
  const scaled = total.steps.find((step) => step.step === 'scaled');
  const parts = partsOf(
    total,
    scaled === undefined ? rational(1) : parseRational(scaled.factor.exact),
  );
  return (
    <>
      <p>
        <span class="figure-big">{formatFixed(total.hundredths, 2, language.value)}</span>
        <span class="figure-unit">
          {t.points} · {t.ceiling(ceiling)}
        </span>
      </p>
      {scaled === undefined ? (
        <p class="soft">
          {total.ceiling < 10_000
            ? t.ceilingText(formatFixed(total.ceiling, 2, language.value))
            : t.ceilingFull}
        </p>
      ) : (
        <Notice kind="note" title={t.scaled(figureExactly(scaled.factor))}>
          <p>{t.scaledText}</p>
        </Notice>
      )}
      {total.withoutCustomerScore ? <Notice kind="caution" title={t.without} /> : null}
      <Section title={t.picture}>
        <TotalBar
          parts={parts}
          ceiling={total.ceiling / 100}
          ceilingName={t.ceiling(formatFixed(total.ceiling, 2, language.value))}
        />
      </Section>
      <Section title={t.steps}>
        <TotalSteps total={total} />
      </Section>
    </>
  );
}

type Row = { name: string; figures: TotalView['self']; customer: string; total: string };

/** The customer score as published, or why there is none. */
export function customerShown(view: TotalView): string {
  const { customer } = view;
  if (customer.kind === 'published') return formatFixed(customer.tenths, 1, language.value);
  const t = appraisalText.value;
  if (customer.kind === 'pending') return t.sheets.outcomes.none;
  return customer.because === 'no_survey' ? t.total.noSurvey : t.sheets.outcomes[customer.because];
}

/** The form's two rows: what the manager gave and what the reviewer gave. */
function BothRows(props: { view: TotalView }) {
  const t = appraisalText.value.total;
  const { view } = props;
  const rows: Row[] = [
    { name: t.self, figures: view.self, customer: '', total: '' },
    {
      name: t.audited,
      figures: view.audited,
      customer: customerShown(view),
      total: view.total === null ? '' : formatFixed(view.total.hundredths, 2, language.value),
    },
  ];
  const figure = (value: Figure | null) => (value === null ? '' : figureShown(value));
  return (
    <Section title={t.rows}>
      <Table
        caption={t.rows}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { header: t.row, names: true, render: (row) => row.name },
          { header: t.parts.duty, kind: 'number', render: (row) => figure(row.figures.duty) },
          { header: t.parts.plan, kind: 'number', render: (row) => figure(row.figures.plan) },
          { header: t.parts.customer, kind: 'number', render: (row) => row.customer },
          {
            header: t.keyValue,
            kind: 'number',
            render: (row) => figure(row.figures.keyIndicatorValue),
          },
          { header: t.figure, kind: 'number', render: (row) => row.total },
        ]}
      />
      <p class="soft small">{t.selfText}</p>
      <p class="soft small">{t.policy(String(view.policy.number))}</p>
    </Section>
  );
}

function waitsFor(view: TotalView): string[] {
  const t = appraisalText.value.total.waitsFor;
  return [
    ...(view.audited.duty === null ? [t.duty] : []),
    ...(view.audited.plan === null ? [t.plan] : []),
    ...(view.audited.keyIndicatorValue === null ? [t.key_indicators] : []),
    ...(view.customer.kind === 'pending' ? [t.customer] : []),
  ];
}

function RecordStatus(props: { view: TotalView }) {
  const t = totalText.value;
  const { state, version } = props.view.record;
  const suffix = version === 1 ? '' : ` · ${t.version(String(version))}`;
  if (state === 'frozen') {
    return <StatusLabel tone="done">{`${t.states.frozen}${suffix}`}</StatusLabel>;
  }
  return props.view.total === null ? (
    <StatusLabel tone="running">{`${t.states.incomplete}${suffix}`}</StatusLabel>
  ) : (
    <StatusLabel tone="waiting">{`${t.states.open}${suffix}`}</StatusLabel>
  );
}

/** A department's total with every step that leads to it, its signatures and its record. */
export function Total(props: {
  view: TotalView;
  listHref: string;
  /** Where the whole form is printed. */
  printHref: string;
  acts: TotalActs;
  reload: () => Promise<void>;
}) {
  const t = appraisalText.value;
  const { view, acts, reload } = props;
  const { record } = view;
  const place = { cycle: view.cycle.id, department: view.department.id };
  const printing = useNotedPrint(
    () => acts.read(place, 'print'),
    () => {},
  );
  return (
    <>
      <PageHeader
        title={t.total.title(view.department.name, formatCycle(view.cycle.label, language.value))}
        above={{ href: props.listHref, name: t.sheets.title }}
        status={<RecordStatus view={view} />}
        lead={t.total.viewed(
          view.viewer.name,
          formatDateTime(view.viewer.at, timeZone(), language.value),
        )}
        actions={
          <div class="button-row">
            {view.text === null ? null : (
              <ButtonLink href={props.printHref}>{totalText.value.wholeForm}</ButtonLink>
            )}
            <Button running={printing.running} onPress={() => void printing.press()}>
              {kitText.value.print}
            </Button>
          </div>
        }
      />
      {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
      {view.total === null ? (
        <Notice kind="note" title={t.total.notYet}>
          <ul class="bullets">
            {waitsFor(view).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <AuditedTotal total={view.total} />
      )}
      <BothRows view={view} />
      {record.changes === null ? null : (
        <TotalChanges changes={record.changes} frozen={record.state === 'frozen'} />
      )}
      <TotalSignatures view={view} acts={acts} reload={reload} />
      <FrozenTotal view={view} acts={acts} reload={reload} />
      <TotalObjections view={view} acts={acts} reload={reload} />
    </>
  );
}
