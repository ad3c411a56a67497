import { useRoute } from 'preact-iso/router';
import {
  managerApi,
  type Purpose,
  type ResultSummary,
  type ResultView,
  type Trend,
} from '../api/manager.ts';
import { reviewerApi } from '../api/reviewer.ts';
import type { Answer } from '../kit/answer.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { MeasuresBesideResult } from '../measures/beside-result.tsx';
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

/** Where a role finds its results, and how it reads them. */
interface ResultSource {
  base: string;
  result: (cycle: string, department: string, purpose: Purpose) => Promise<Answer<ResultView>>;
  trend: (department: string) => Promise<Answer<Trend>>;
  /** Only the department's own manager reads who looked and plans measures. */
  isOwn: boolean;
}

function Result(props: ResultSource) {
  const { cycle = '', department = '' } = useRoute().params;
  const read = (purpose: Purpose) => props.result(cycle, department, purpose);
  const load = useLoad(`${cycle} ${department}`, () => read('view'));
  return (
    <Loaded load={load}>
      {(view) => (
        <CustomerResult
          key={`${cycle} ${department}`}
          view={view}
          listHref={props.base}
          looksHref={props.isOwn ? `${props.base}/${cycle}/${department}/looks` : undefined}
          measuresHref={props.isOwn ? `/department/measures/${cycle}/${department}` : undefined}
          measures={props.isOwn ? <MeasuresBesideResult place={{ cycle, department }} /> : null}
          read={read}
          readTrend={props.trend}
        />
      )}
    </Loaded>
  );
}

const ofManager: ResultSource = {
  base: '/department/results',
  result: managerApi.result,
  trend: managerApi.trend,
  isOwn: true,
};

const ofReviewer: ResultSource = {
  base: '/review/results',
  result: reviewerApi.result,
  trend: reviewerApi.trend,
  isOwn: false,
};

/** The results of the departments that the person manages. */
export const ManagerResultsPage = () => (
  <ResultList base={ofManager.base} read={managerApi.results} />
);

/** One result of a department that the person manages. */
export const ManagerResultPage = () => <Result {...ofManager} />;

/** The results of the departments that the person oversees. */
export const ReviewerResultsPage = () => (
  <ResultList base={ofReviewer.base} read={reviewerApi.results} />
);

/** One result of a department that the person oversees. */
export const ReviewerResultPage = () => <Result {...ofReviewer} />;
