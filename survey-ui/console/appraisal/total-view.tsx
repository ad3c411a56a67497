import type {
  AppraisalTotal,
  Figure,
  TotalStep,
} from '../../../shared/appraisal/appraisal-total.ts';
import type { TotalView } from '../api/sheets.ts';
import { Button } from '../kit/button.tsx';
import { formatCycle, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { TotalBar } from '../kit/total-bar.tsx';
import { kitText } from '../text/kit.ts';
import { appraisalText } from './text.ts';

function shown(figure: Figure): string {
  return formatFixed(figure.rounded, figure.decimals, language.value);
}

/** A figure with its exact fraction where rounding changed it. */
function exactly(figure: Figure): string {
  return figure.exact.includes('/') ? `${shown(figure)} (${figure.exact})` : shown(figure);
}

interface StepRow {
  name: string;
  computation: string;
  value: string;
}

function stepRow(step: TotalStep): StepRow {
  const t = appraisalText.value.total;
  switch (step.step) {
    case 'customer_not_available':
      return { name: t.notAvailable[step.because], computation: '', value: '' };
    case 'reweighted':
      return {
        name: t.reweighted(t.parts[step.part], String(step.printedPercent), exactly(step.percent)),
        computation: '',
        value: '',
      };
    case 'part':
      return {
        name: t.partStep(t.parts[step.part]),
        computation: `${exactly(step.score)} × ${shown(step.percent)} %`,
        value: shown(step.points),
      };
    case 'sum':
      return { name: t.sumStep, computation: exactly(step.points), value: shown(step.points) };
    case 'scaled':
      return {
        name: t.scaledStep,
        computation: `× ${exactly(step.factor)}`,
        value: shown(step.points),
      };
    case 'key_indicator_value':
      return {
        name: t.keyStep,
        computation: `× ${exactly(step.value)} = ${exactly(step.points)}`,
        value: shown(step.points),
      };
    case 'rounded':
    default:
      return {
        name: t.roundedStep,
        computation: '',
        value: formatFixed(step.hundredths, 2, language.value),
      };
  }
}

function AuditedTotal(props: { total: AppraisalTotal }) {
  const t = appraisalText.value.total;
  const { total } = props;
  const ceiling = formatFixed(total.ceilingAtK, 2, language.value);
  const parts = total.steps.flatMap((step) =>
    step.step === 'part'
      ? [
          {
            part: step.part,
            name: t.parts[step.part],
            points: step.points.rounded / 10 ** step.points.decimals,
            shown: shown(step.points),
          },
        ]
      : [],
  );
  return (
    <>
      <p>
        <span class="figure-big">{formatFixed(total.hundredths, 2, language.value)}</span>
        <span class="figure-unit">
          {t.points} · {t.ceiling(ceiling)}
        </span>
      </p>
      <p class="soft">{t.ceilingText(formatFixed(total.ceiling, 2, language.value))}</p>
      {total.withoutCustomerScore ? <Notice kind="caution" title={t.without} /> : null}
      <Section title={t.picture}>
        <TotalBar
          parts={parts}
          ceiling={total.ceiling / 100}
          ceilingName={t.ceiling(formatFixed(total.ceiling, 2, language.value))}
        />
      </Section>
      <Section title={t.steps}>
        <Table
          caption={t.steps}
          rows={total.steps.map(stepRow)}
          rowKey={(row) => row.name}
          columns={[
            { header: t.step, names: true, render: (row) => row.name },
            {
              header: t.computation,
              render: (row) => <span class="figures">{row.computation}</span>,
            },
            { header: t.value, kind: 'number', render: (row) => row.value },
          ]}
        />
      </Section>
    </>
  );
}

/** A department's total with every step that leads to it. */
export function Total(props: { view: TotalView; listHref: string }) {
  const t = appraisalText.value;
  const { view } = props;
  return (
    <>
      <PageHeader
        title={t.total.title(view.department.name, formatCycle(view.cycle.label, language.value))}
        above={{ href: props.listHref, name: t.sheets.title }}
        actions={<Button onPress={() => print()}>{kitText.value.print}</Button>}
      />
      {view.audited === null ? (
        <Notice kind="note" title={t.total.notYet}>
          <p>{t.total.notYetText}</p>
        </Notice>
      ) : (
        <AuditedTotal total={view.audited} />
      )}
    </>
  );
}
