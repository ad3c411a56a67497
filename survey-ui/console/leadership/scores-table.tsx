import { useState } from 'preact/hooks';
import type { DepartmentScores } from '../api/leadership.ts';
import { SelectField } from '../kit/field.tsx';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { StatusLabel, type StatusTone } from '../kit/status-label.tsx';
import { Table } from '../kit/table.tsx';
import { inOrder, type ScoreOrder } from './order.ts';
import { leadershipText } from './text.ts';

const TONES = {
  published: 'done',
  withheld: 'stopped',
  void: 'stopped',
  no_survey: 'stopped',
  none: 'waiting',
} as const satisfies Record<DepartmentScores['outcome'], StatusTone>;

const ORDERS = ['code', 'score', 'total'] as const satisfies readonly ScoreOrder[];

/** Released scores and totals, one row a department. */
export function ScoresTable(props: {
  departments: readonly DepartmentScores[];
  /** Name of the totals, which says when they are scaled. */
  totalName: string;
}) {
  const t = leadershipText.value;
  const [order, setOrder] = useState<ScoreOrder>('code');
  return (
    <div class="stack">
      <div class="no-print">
        <SelectField
          label={t.sortBy}
          value={order}
          onInput={(value) => setOrder(ORDERS.find((each) => each === value) ?? 'code')}
          options={ORDERS.map((value) => ({ value, label: t.orders[value] }))}
        />
      </div>
      <Table
        caption={t.title}
        rows={inOrder(props.departments, order)}
        rowKey={(row) => row.department.id}
        columns={[
          { header: t.department, names: true, render: (row) => row.department.name },
          {
            header: t.score,
            kind: 'number',
            render: (row) =>
              row.customerScoreTenths === null
                ? t.notYet
                : formatFixed(row.customerScoreTenths, 1, language.value),
          },
          {
            header: props.totalName,
            kind: 'number',
            render: (row) =>
              row.total === null ? t.notYet : formatFixed(row.total.hundredths, 2, language.value),
          },
          {
            header: t.outcome,
            render: (row) => (
              <StatusLabel tone={TONES[row.outcome]}>{t.outcomes[row.outcome]}</StatusLabel>
            ),
          },
        ]}
      />
      <p class="soft small">{t.note}</p>
    </div>
  );
}
