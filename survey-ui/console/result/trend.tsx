import type { Trend } from '../api/manager.ts';
import type { Answer } from '../kit/answer.ts';
import { formatCycle, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { resultText } from './text.ts';
import { TrendChart } from './trend-chart.tsx';

type Point = Trend['points'][number];

/** What a cycle without a figure says in its place. */
function scoreText(point: Point): string {
  return point.customerScoreTenths === null
    ? '—'
    : formatFixed(point.customerScoreTenths, 1, language.value);
}

const hasNewForm = (points: readonly Point[]): boolean =>
  points.some(({ formVersion }) => formVersion !== points[0]?.formVersion);

function TrendTable(props: { points: readonly Point[] }) {
  const t = resultText.value;
  const rows = props.points.map((point, index) => ({
    ...point,
    isNewForm: index > 0 && props.points[index - 1]?.formVersion !== point.formVersion,
  }));
  return (
    <Table
      caption={t.trend}
      onPhones="cards"
      rows={rows.toReversed()}
      rowKey={(row) => row.cycle.id}
      columns={[
        {
          header: t.cycle,
          names: true,
          render: (row) => formatCycle(row.cycle.label, language.value),
        },
        { header: t.trendScore, kind: 'number', render: scoreText },
        { header: t.outcome, render: (row) => t.outcomes[row.outcome] },
        {
          header: t.trendForm,
          render: (row) => (
            <>
              {t.formVersion(row.formVersion)}
              {row.isNewForm ? (
                <span class="cell-note">{t.formChanged(row.formVersion)}</span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

/** The department's published customer scores over the cycles, as a picture and as a table. */
export function TrendSection(props: {
  department: string;
  read: (department: string) => Promise<Answer<Trend>>;
}) {
  const t = resultText.value;
  const load = useLoad(`trend ${props.department}`, () => props.read(props.department));
  return (
    <Section title={t.trend}>
      <Loaded load={load}>
        {({ points }) => {
          const published = points.filter((point) => point.customerScoreTenths !== null);
          return (
            <div class="stack">
              <p>
                {published.length < 2 ? t.trendShort : t.trendText}
                {published.length < 2 || !hasNewForm(points) ? null : t.trendForms}
              </p>
              {published.length < 2 ? null : (
                <figure>
                  <TrendChart points={points} />
                </figure>
              )}
              {points.length === 0 ? null : <TrendTable points={points} />}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}
