import type { TotalContent } from '../../../shared/appraisal/total-content.ts';
import { nameOf } from '../appraisal/total-signatures.tsx';
import { TotalSteps } from '../appraisal/total-steps.tsx';
import { customerShown } from '../appraisal/total-view.tsx';
import { totalText } from '../appraisal/text-total.ts';
import { appraisalText } from '../appraisal/text.ts';
import type { MeasuresOfCycle } from '../api/measures.ts';
import { timeZone } from '../api/session.ts';
import type { TotalView } from '../api/totals.ts';
import { formatCycle, formatDateTime, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { ResultTable } from './result-table.tsx';
import { marksOf, MeasuresPart, SignaturesPart, StandardsPart } from './other-parts.tsx';
import type { CopyKeeper } from './sheet-margins.ts';
import { DutyPart, PlanPart } from './sheet-parts.tsx';
import { wholeFormText } from './text.ts';

export interface FormCopyProps {
  view: TotalView;
  content: TotalContent;
  measures: MeasuresOfCycle;
}

function standing({ record }: TotalView): string {
  const t = wholeFormText.value;
  const version = totalText.value.version(String(record.version));
  return record.frozenAt === null
    ? t.open(version)
    : t.frozen(version, formatDateTime(record.frozenAt, timeZone(), language.value));
}

function Cover({ view, content }: FormCopyProps) {
  const t = wholeFormText.value;
  const { duty, plan, customer } = content.policy;
  return (
    <>
      <dl class="form-cover">
        {[
          [t.department, view.department.name],
          [t.cycle, formatCycle(view.cycle.label, language.value)],
          [t.version, standing(view)],
          ...marksOf(view).map(({ role, mark }) => [totalText.value.roles[role], nameOf(mark)]),
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t.result}</h3>
      <ResultTable view={view} />
      <p>{t.formula(duty, plan, customer)}</p>
      {view.total === null ? null : (
        <p>{t.ceiling(formatFixed(view.total.ceilingAtK, 2, language.value))}</p>
      )}
      {view.total?.withoutCustomerScore === true ? (
        <p>{appraisalText.value.total.without}</p>
      ) : null}
      {view.total === null ? null : (
        <>
          <h4>{appraisalText.value.total.steps}</h4>
          <TotalSteps total={view.total} />
        </>
      )}
      <p>{t.keep}</p>
    </>
  );
}

/** One copy of the whole form, in the order of its parts, with the signatures at its end. */
export function FormCopy(props: FormCopyProps & { keeper: CopyKeeper }) {
  const t = wholeFormText.value;
  const { view, content, measures, keeper } = props;
  return (
    <>
      <p class="form-keeper no-print">{t.copies[keeper]}</p>
      <h2>{t.form}</h2>
      <Cover {...props} />
      <DutyPart sheets={content.sheets} />
      <PlanPart sheets={content.sheets} />
      <div class="form-together">
        <h3>{t.customer}</h3>
        <p>{t.customerScore(customerShown(view))}</p>
        <p>{t.silence}</p>
      </div>
      <MeasuresPart measures={measures} />
      <StandardsPart sheets={content.sheets} />
      <SignaturesPart view={view} />
    </>
  );
}
