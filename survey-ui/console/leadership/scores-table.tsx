import { useState } from 'preact/hooks';
import type { DepartmentScores, SignedTotal } from '../api/leadership.ts';
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

/** Characters of a check mark that people compare. */
export const MARK_SHOWN = 16;

const TOTAL_TONES = {
  unsigned: 'waiting',
  being_corrected: 'waiting',
  objected: 'running',
  frozen: 'done',
} as const satisfies Record<SignedTotal['state'], StatusTone>;

/** Where a total is frozen, which version that is; where it is not, why there is no figure. */
function TotalState(props: { total: SignedTotal }) {
  const t = leadershipText.value;
  const { total } = props;
  return (
    <>
      <StatusLabel tone={TOTAL_TONES[total.state]}>{t.totalStates[total.state]}</StatusLabel>
      {'version' in total ? (
        <span class="cell-note">
          {t.versionOf(total.version)}{' '}
          <span class="code">{total.fingerprint.slice(0, MARK_SHOWN)}</span>
        </span>
      ) : null}
    </>
  );
}

/** Released scores and frozen totals, one row a department. */
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
            render: ({ total }) =>
              'hundredths' in total ? formatFixed(total.hundredths, 2, language.value) : t.notYet,
          },
          { header: t.totalState, render: ({ total }) => <TotalState total={total} /> },
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
