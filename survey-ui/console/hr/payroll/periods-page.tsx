import { payrollApi } from '../../api/payroll.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import { EmptyState } from '../../kit/table.tsx';
import { payrollText } from './text.ts';

/** The months and quarters that pay can be worked out for; nothing is read before one is chosen. */
export function PeriodsPage() {
  const t = payrollText.value;
  const load = useLoad('payroll periods', payrollApi.periods);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(periods) =>
          periods.length === 0 ? (
            <div class="empty">
              <EmptyState title={t.empty}>
                <p>{t.emptyText}</p>
                <ButtonLink href="/hr/cycles/new">{t.newCycle}</ButtonLink>
              </EmptyState>
            </div>
          ) : (
            <ul class="tasks" aria-label={t.period}>
              {periods.map((period) => (
                <li class="task" key={period}>
                  <a href={`/hr/payroll/${period}`}>{formatCycle(period, language.value)}</a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
