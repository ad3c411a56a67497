import { cyclesApi } from '../../api/cycles.ts';
import { timeZone } from '../../api/session.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { formatCount, formatCycle, formatDate } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import { EmptyState, Table } from '../../kit/table.tsx';
import { cyclesText } from './text.ts';

/** All appraisal cycles, newest first. */
export function CyclesPage() {
  const t = cyclesText.value;
  const load = useLoad('cycles', cyclesApi.list);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink kind="primary" href="/hr/cycles/new">
            {t.open}
          </ButtonLink>
        }
      />
      <Loaded load={load}>
        {(cycles) => (
          <Table
            caption={t.title}
            rows={cycles}
            rowKey={(row) => row.id}
            columns={[
              {
                header: t.cycle,
                names: true,
                render: (row) => (
                  <a href={`/hr/cycles/${row.id}`}>{formatCycle(row.label, language.value)}</a>
                ),
              },
              { header: t.kind, render: (row) => t.kinds[row.kind] },
              {
                header: t.departments,
                kind: 'number',
                render: (row) => formatCount(row.departments.length, language.value),
              },
              {
                header: t.form,
                render: (row) => (
                  <a href={`/hr/forms/${row.formVersion}`}>{t.version(row.formVersion)}</a>
                ),
              },
              {
                header: t.policy,
                render: (row) => (
                  <a href={`/hr/policies/${row.scoringPolicy}`}>{t.version(row.scoringPolicy)}</a>
                ),
              },
              {
                header: t.openedAt,
                kind: 'number',
                render: (row) => formatDate(row.openedAt, timeZone(), language.value),
              },
            ]}
            empty={
              <EmptyState
                title={t.empty}
                action={<ButtonLink href="/hr/cycles/new">{t.open}</ButtonLink>}
              >
                {t.emptyText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}
