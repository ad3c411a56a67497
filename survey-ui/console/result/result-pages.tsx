import { useRoute } from 'preact-iso/router';
import { managerApi, type ResultSummary, type ResultView } from '../api/manager.ts';
import { reviewerApi } from '../api/reviewer.ts';
import type { Answer } from '../kit/answer.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { CustomerResult } from './result-view.tsx';
import { resultText } from './text.ts';

const TONES = {
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  none: 'waiting',
} as const satisfies Record<ResultSummary['outcome'], StatusTone>;

function ResultList(props: { base: string; read: () => Promise<Answer<ResultSummary[]>> }) {
  const t = resultText.value;
  const load = useLoad(props.base, props.read);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(results) => (
          <Table
            caption={t.title}
            // What can be read comes first; cycles without a result can be many.
            rows={results.toSorted(
              (a, b) => Number(a.outcome === 'none') - Number(b.outcome === 'none'),
            )}
            rowKey={(row) => `${row.cycle.id} ${row.department.id}`}
            columns={[
              {
                header: t.cycle,
                names: true,
                render: (row) => (
                  <a href={`${props.base}/${row.cycle.id}/${row.department.id}`}>
                    {formatCycle(row.cycle.label, language.value)}
                  </a>
                ),
              },
              { header: t.department, render: (row) => row.department.name },
              {
                header: t.outcome,
                render: (row) => (
                  <StatusLabel tone={TONES[row.outcome]}>{t.outcomes[row.outcome]}</StatusLabel>
                ),
              },
            ]}
            empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  );
}

function Result(props: {
  base: string;
  read: (cycle: string, department: string) => Promise<Answer<ResultView>>;
}) {
  const { cycle = '', department = '' } = useRoute().params;
  const load = useLoad(`${cycle} ${department}`, () => props.read(cycle, department));
  return (
    <Loaded load={load}>{(view) => <CustomerResult view={view} listHref={props.base} />}</Loaded>
  );
}

const MANAGER_BASE = '/department/results';
const REVIEWER_BASE = '/review/results';

/** The results of the departments that the person manages. */
export const ManagerResultsPage = () => (
  <ResultList base={MANAGER_BASE} read={managerApi.results} />
);

/** One result of a department that the person manages. */
export const ManagerResultPage = () => <Result base={MANAGER_BASE} read={managerApi.result} />;

/** The results of the departments that the person oversees. */
export const ReviewerResultsPage = () => (
  <ResultList base={REVIEWER_BASE} read={reviewerApi.results} />
);

/** One result of a department that the person oversees. */
export const ReviewerResultPage = () => <Result base={REVIEWER_BASE} read={reviewerApi.result} />;
