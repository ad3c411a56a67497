import type { Figure } from '../../../shared/appraisal/appraisal-total.ts';
import { customerShown } from '../appraisal/total-view.tsx';
import type { TotalView } from '../api/totals.ts';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Table } from '../kit/table.tsx';
import { wholeFormText } from './text.ts';

const shown = (figure: Figure | null) =>
  figure === null ? '' : formatFixed(figure.rounded, figure.decimals, language.value);

/** The form's two rows of figures; a department does not rate itself and has no own total. */
export function ResultTable({ view }: { view: TotalView }) {
  const t = wholeFormText.value;
  const total = view.total === null ? '' : formatFixed(view.total.hundredths, 2, language.value);
  return (
    <Table
      caption={t.result}
      rows={[
        { name: t.self, figures: view.self, customer: '', total: '' },
        { name: t.audited, figures: view.audited, customer: customerShown(view), total },
      ]}
      rowKey={({ name }) => name}
      columns={[
        { header: t.row, names: true, render: ({ name }) => name },
        { header: t.parts.duty, kind: 'number', render: ({ figures }) => shown(figures.duty) },
        { header: t.parts.plan, kind: 'number', render: ({ figures }) => shown(figures.plan) },
        { header: t.parts.customer, kind: 'number', render: ({ customer }) => customer },
        {
          header: t.keyValue,
          kind: 'number',
          render: ({ figures }) => shown(figures.keyIndicatorValue),
        },
        { header: t.figure, kind: 'number', render: (row) => row.total },
      ]}
    />
  );
}
