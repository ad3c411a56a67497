import { useRoute } from 'preact-iso/router';
import { managerApi } from '../api/manager.ts';
import { timeZone } from '../api/session.ts';
import { answerTogether } from '../kit/answer.ts';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { shellText } from '../text/shell.ts';
import { resultText } from './text.ts';

/** Who looked at the department's result in a cycle, how, and when. */
export function LooksPage() {
  const t = resultText.value;
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`looks ${cycle} ${department}`, () =>
    answerTogether(managerApi.results(), managerApi.looks(cycle, department)),
  );
  return (
    <Loaded load={load}>
      {([results, looks]) => {
        const own = results.find(
          (each) => each.cycle.id === cycle && each.department.id === department,
        );
        if (own === undefined) return <NotFoundPage />;
        const label = formatCycle(own.cycle.label, language.value);
        return (
          <>
            <PageHeader
              title={t.looks.title(own.department.name, label)}
              above={{
                href: `/department/results/${cycle}/${department}`,
                name: t.name(own.department.name, label),
              }}
              lead={t.looks.lead}
            />
            <Table
              caption={t.whoLooked}
              rows={looks.map((look, place) => ({ ...look, place }))}
              rowKey={(row) => String(row.place)}
              columns={[
                { header: t.looks.name, names: true, render: (row) => row.name },
                {
                  header: t.looks.role,
                  render: (row) =>
                    row.role === null ? t.looks.noRole : shellText.value.roles[row.role],
                },
                { header: t.looks.how, render: (row) => t.looks.hows[row.how] },
                { header: t.looks.what, render: (row) => t.looks.whats[row.what] },
                {
                  header: t.looks.when,
                  kind: 'number',
                  render: (row) => formatDateTime(row.at, timeZone(), language.value),
                },
              ]}
              empty={<EmptyState title={t.looks.empty}>{t.looks.emptyText}</EmptyState>}
            />
          </>
        );
      }}
    </Loaded>
  );
}
