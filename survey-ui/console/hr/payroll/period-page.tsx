import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import { payrollApi, type Payroll } from '../../api/payroll.ts';
import { timeZone } from '../../api/session.ts';
import { ButtonLink, ButtonRow } from '../../kit/button.tsx';
import { formatCount, formatCycle, formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { Notice } from '../../kit/notice.tsx';
import { PageHeader, Section } from '../../kit/page-header.tsx';
import { Watermark } from '../../kit/watermark.tsx';
import { DepartmentTotals } from './department-totals.tsx';
import { PayrollExport } from './payroll-export.tsx';
import { PeopleOf } from './people-of.tsx';
import { payrollText } from './text.ts';

/** What is missing, and what is to be looked at. */
function Checks(props: { checks: Payroll['checks'] }) {
  const t = payrollText.value;
  const { totalsMissing, personalMissing, managesSeveral, leftOut } = props.checks;
  const count = (value: number) => formatCount(value, language.value);
  const missing = [
    totalsMissing === 0 ? undefined : t.totalsMissing(count(totalsMissing)),
    personalMissing === 0 ? undefined : t.personalMissing(count(personalMissing)),
  ].filter((line) => line !== undefined);
  const remarks = [
    managesSeveral === 0 ? undefined : t.managesSeveral(count(managesSeveral)),
    leftOut === 0 ? undefined : t.leftOut(count(leftOut)),
  ].filter((line) => line !== undefined);
  return (
    <Section title={t.checks}>
      <div class="stack">
        {missing.length === 0 ? (
          <Notice kind="done" title={t.allWell}>
            <p>{t.allWellText}</p>
          </Notice>
        ) : (
          <Notice kind="caution" title={missing.join(language.value === 'zh' ? '，' : '; ')}>
            <p>{t.incomplete}</p>
          </Notice>
        )}
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </div>
    </Section>
  );
}

function Rule(props: { payroll: Payroll }) {
  const t = payrollText.value;
  const { cycles, period, shares } = props.payroll;
  const months = cycles.filter((cycle) => cycle !== period);
  const names = months.map((month) => formatCycle(month, language.value));
  return (
    <Section title={t.rule}>
      <p>{t.ruleText(shares.manager, shares.employee)}</p>
      {months.length === cycles.length ? (
        <p>{t.ruleMonths(names.join(language.value === 'zh' ? '、' : ', '))}</p>
      ) : null}
    </Section>
  );
}

function PeriodPayroll(props: { payroll: Payroll }) {
  const t = payrollText.value;
  const { payroll } = props;
  const { period, viewer, departments } = payroll;
  const [chosen, setChosen] = useState<string>();
  const name = formatCycle(period, language.value);
  const department = departments.find(({ id }) => id === chosen);
  return (
    <>
      <Watermark viewer={viewer} />
      <PageHeader
        title={t.heading(name)}
        above={{ href: '/hr/payroll', name: t.title }}
        lead={t.viewed(viewer.name, formatDateTime(viewer.at, timeZone(), language.value))}
        actions={
          <ButtonRow>
            <ButtonLink href={`/hr/import/personal-scores/${period}`}>{t.importScores}</ButtonLink>
          </ButtonRow>
        }
      />
      <Checks checks={payroll.checks} />
      <Rule payroll={payroll} />
      <Section title={t.departments}>
        <DepartmentTotals payroll={payroll} onChoose={setChosen} />
      </Section>
      {department === undefined ? null : (
        <PeopleOf key={department.id} period={period} department={department} />
      )}
      <Section title={t.exports}>
        <p>{t.exportsText}</p>
        <PayrollExport period={period} name={t.heading(name)} />
      </Section>
    </>
  );
}

/** Performance scores of one month or quarter: checks, totals, people, export. */
export function PeriodPage() {
  const { period = '' } = useRoute().params;
  const load = useLoad(`payroll ${period}`, () => payrollApi.read(period, null, 'view'));
  return <Loaded load={load}>{(payroll) => <PeriodPayroll payroll={payroll} />}</Loaded>;
}
