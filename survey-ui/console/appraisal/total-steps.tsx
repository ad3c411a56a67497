import type {
  AppraisalTotal,
  Figure,
  TotalStep,
} from '../../../shared/appraisal/appraisal-total.ts';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Table } from '../kit/table.tsx';
import { appraisalText } from './text.ts';

/** A figure for reading. */
export function figureShown(figure: Figure): string {
  return formatFixed(figure.rounded, figure.decimals, language.value);
}

/** A figure with its exact fraction where rounding changed it. */
export function figureExactly(figure: Figure): string {
  return figure.exact.includes('/')
    ? `${figureShown(figure)} (${figure.exact})`
    : figureShown(figure);
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
        name: t.reweighted(
          t.parts[step.part],
          String(step.printedPercent),
          figureExactly(step.percent),
        ),
        computation: '',
        value: '',
      };
    case 'part':
      return {
        name: t.partStep(t.parts[step.part]),
        computation: `${figureExactly(step.score)} × ${figureShown(step.percent)} %`,
        value: figureShown(step.points),
      };
    case 'sum':
      return {
        name: t.sumStep,
        computation: figureExactly(step.points),
        value: figureShown(step.points),
      };
    case 'scaled':
      return {
        name: t.scaledStep,
        computation: `× ${figureExactly(step.factor)}`,
        value: figureShown(step.points),
      };
    case 'key_indicator_value':
      return {
        name: t.keyStep,
        computation: `× ${figureExactly(step.value)} = ${figureExactly(step.points)}`,
        value: figureShown(step.points),
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

/** How a total comes about, step by step with all its numbers. */
export function TotalSteps({ total }: { total: AppraisalTotal }) {
  const t = appraisalText.value.total;
  return (
    <Table
      caption={t.steps}
      rows={total.steps.map(stepRow)}
      rowKey={(row) => row.name}
      columns={[
        { header: t.step, names: true, render: (row) => row.name },
        { header: t.computation, render: (row) => row.computation },
        { header: t.value, kind: 'number', render: (row) => row.value },
      ]}
    />
  );
}
