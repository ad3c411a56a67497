import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ListedDepartment, payrollApi } from '../../api/payroll.ts';
import { formatFixed } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { Section } from '../../kit/page-header.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { EmptyState } from '../../kit/table.tsx';
import { PagedRows } from '../import/paged-rows.tsx';
import { payrollText } from './text.ts';

/** The performance scores of one department's people. */
export function PeopleOf(props: { period: string; department: ListedDepartment }) {
  const t = payrollText.value;
  const { period, department } = props;
  const place = useRef<HTMLDivElement>(null);
  const load = useLoad(`payroll ${period} ${department.id}`, () =>
    payrollApi.read(period, department.id, 'view'),
  );
  // It appears below the list in which it was asked for.
  useLayoutEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const title = t.peopleOf(department.name);
  const fixed = (value: number | null, decimals: number) =>
    value === null ? t.none : formatFixed(value, decimals, language.value);
  return (
    <div ref={place}>
      <Section title={title}>
        <Loaded load={load}>
          {({ rows, shares }) =>
            rows.length === 0 ? (
              <EmptyState title={t.nobody}>{t.nobodyText}</EmptyState>
            ) : (
              <PagedRows
                caption={title}
                rows={rows}
                rowKey={(row) => row.number}
                columns={[
                  { header: t.number, render: (row) => <span class="figures">{row.number}</span> },
                  { header: t.name, names: true, render: (row) => row.name },
                  { header: t.rank, render: (row) => t.ranks[row.rank] },
                  { header: t.share, kind: 'number', render: (row) => shares[row.rank] },
                  { header: t.total, kind: 'number', render: (row) => fixed(row.total, 2) },
                  { header: t.personal, kind: 'number', render: (row) => fixed(row.personal, 1) },
                  { header: t.score, kind: 'number', render: (row) => fixed(row.score, 2) },
                  {
                    header: t.check,
                    render: (row) =>
                      row.checks.map((check) => (
                        <StatusLabel key={check} tone="waiting">
                          {t.checkNames[check]}
                        </StatusLabel>
                      )),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}
