import {
  type AppraisalTotal,
  appraisalTotal,
  type CustomerPart,
} from '../../../../shared/appraisal/appraisal-total.ts';
import {
  multiply,
  parseRational,
  rational,
  roundHalfUp,
} from '../../../../shared/scoring/rational.ts';
import { scaleFactor } from '../../../../shared/scoring/policy-figures.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { Table } from '../../kit/table.tsx';
import { TotalBar } from '../../kit/total-bar.tsx';
import { exactlyShown } from './figures.ts';
import { policiesText } from './text.ts';

/** The figures of the paper form with a customer score of 90.0; by the printed policy 76.80. */
const PAPER = { duty: rational(100), plan: rational(96), keyIndicatorValue: rational(1) };
const WITH_SCORE: CustomerPart = { kind: 'published', tenths: 900 };
const WITHOUT_SCORE: CustomerPart = { kind: 'not_available', because: 'withheld' };

function computation(total: AppraisalTotal, policy: ScoringPolicy): string {
  const t = policiesText.value;
  const parts = total.steps.flatMap((step) =>
    step.step === 'part'
      ? [`${step.score.exact} × ${exactlyShown(parseRational(step.percent.exact), '%')}`]
      : [],
  );
  const sum = parts.join(' + ');
  if (policy.scale === 'as_printed') return sum;
  return `(${sum})${t.times(exactlyShown(scaleFactor(policy)))}`;
}

/** The parts of the total with their points as they count, scaled where the policy scales. */
function partsOf(total: AppraisalTotal, policy: ScoringPolicy) {
  const t = policiesText.value;
  return total.steps.flatMap((step) => {
    if (step.step !== 'part') return [];
    const hundredths = roundHalfUp(
      multiply(parseRational(step.points.exact), scaleFactor(policy)),
      2,
    );
    return [
      {
        part: step.part,
        name: t.parts[step.part],
        points: hundredths / 100,
        shown: formatFixed(hundredths, 2, language.value),
      },
    ];
  });
}

/** The paper form's figures by this policy, with a customer score and without. */
export function WorkedExample(props: { policy: ScoringPolicy }) {
  const t = policiesText.value;
  const { policy } = props;
  const totalWith = (customer: CustomerPart) => appraisalTotal({ ...PAPER, policy, customer });
  const rows = [
    { name: t.withScore, total: totalWith(WITH_SCORE) },
    { name: t.withoutScore, total: totalWith(WITHOUT_SCORE) },
  ];
  const [first] = rows;
  return (
    <Section title={t.example}>
      <div class="stack">
        <p>{t.exampleLead}</p>
        <Table
          caption={t.example}
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            { header: t.exampleStep, names: true, render: (row) => row.name },
            {
              header: t.exampleComputation,
              render: (row) => <span class="figures">{computation(row.total, policy)}</span>,
            },
            {
              header: t.exampleTotal,
              kind: 'number',
              render: (row) => formatFixed(row.total.hundredths, 2, language.value),
            },
          ]}
        />
        {first === undefined ? null : (
          <TotalBar
            parts={partsOf(first.total, policy)}
            ceiling={first.total.ceiling / 100}
            ceilingName={`${t.ceiling} ${formatFixed(first.total.ceiling, 2, language.value)}`}
          />
        )}
        <p class="soft small">{t.rounding}</p>
      </div>
    </Section>
  );
}
