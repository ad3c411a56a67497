import type { CycleTotal } from '../../../../shared/payroll/payroll.ts';
import type { ListedDepartment, Payroll } from '../../api/payroll.ts';
import { Button } from '../../kit/button.tsx';
import { formatCount, formatCycle, formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { StatusLabel } from '../../kit/status-label.tsx';
import type { Column } from '../../kit/table.tsx';
import { PagedRows } from '../import/paged-rows.tsx';
import { payrollText } from './text.ts';

function TotalOf(props: { cycle: CycleTotal | undefined }) {
  const t = payrollText.value;
  const { cycle } = props;
  if (cycle === undefined) return <>{t.none}</>;
  if (cycle.state === 'frozen') return <>{formatFixed(cycle.hundredths, 2, language.value)}</>;
  return <StatusLabel tone="waiting">{t.states[cycle.state]}</StatusLabel>;
}

/** The departments with their totals; a press shows the people of one. */
export function DepartmentTotals(props: {
  payroll: Payroll;
  onChoose: (department: string) => void;
}) {
  const t = payrollText.value;
  const { cycles, departments } = props.payroll;
  const count = (value: number) => formatCount(value, language.value);
  const months: Column<ListedDepartment>[] = cycles.map((label) => ({
    header: t.cycle(formatCycle(label, language.value)),
    kind: 'number',
    render: (row) => <TotalOf cycle={row.cycles.find(({ cycle }) => cycle === label)} />,
  }));
  return (
    <PagedRows
      caption={t.departments}
      rows={departments}
      rowKey={(row) => row.id}
      columns={[
        { header: t.code, render: (row) => <span class="figures">{row.code}</span> },
        { header: t.department, names: true, render: (row) => row.name },
        ...(cycles.length > 1 ? months : []),
        {
          header: t.total,
          kind: 'number',
          render: (row) =>
            row.total !== null ? (
              formatFixed(row.total, 2, language.value)
            ) : cycles.length === 1 ? (
              <TotalOf cycle={row.cycles[0]} />
            ) : (
              <StatusLabel tone="waiting">{t.states.missing}</StatusLabel>
            ),
        },
        { header: t.people, kind: 'number', render: (row) => count(row.people) },
        { header: t.complete, kind: 'number', render: (row) => count(row.complete) },
        {
          header: t.show,
          kind: 'action',
          render: (row) => (
            <Button kind="quiet" label={t.showOf(row.name)} onPress={() => props.onChoose(row.id)}>
              {t.show}
            </Button>
          ),
        },
      ]}
    />
  );
}
