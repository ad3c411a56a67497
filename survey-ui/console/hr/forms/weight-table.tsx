import type { ComponentChildren } from 'preact';
import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { hasEqualWeights } from '../../../../shared/form/weights.ts';
import { inLanguage } from '../../kit/language.ts';
import { Notice } from '../../kit/notice.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { Table } from '../../kit/table.tsx';
import { type WeightRow, weightRows } from './weight-rows.ts';
import { formsText } from './text.ts';

/** Groups and indicators with their shares and what these come to, exact and in percent. */
export function WeightTable(props: {
  form: FormVersion;
  /** The share as a field; without it as a number. */
  renderShare?: (row: WeightRow) => ComponentChildren;
}) {
  const t = formsText.value.weights;
  const rows = weightRows(props.form);
  const outside = rows.filter((row) => row.fault !== undefined).length;
  const fits = outside === 0;
  return (
    <div class="stack weights">
      <Table
        caption={t.title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: t.item,
            names: true,
            render: (row) => (
              <span class={row.kind === 'indicator' ? 'line-part' : undefined}>
                {inLanguage(row.name)}
              </span>
            ),
          },
          {
            header: t.share,
            kind: 'number',
            render: (row) => (props.renderShare === undefined ? row.share : props.renderShare(row)),
          },
          { header: t.part, kind: 'number', render: (row) => row.part },
          { header: t.final, kind: 'number', render: (row) => row.final?.fraction },
          { header: t.finalPercent, kind: 'number', render: (row) => row.final?.percent },
          {
            header: t.check,
            render: (row) =>
              row.final === undefined ? null : (
                <StatusLabel tone={row.fault === undefined ? 'done' : 'stopped'}>
                  {row.fault === undefined ? t.fits : t[row.fault]}
                </StatusLabel>
              ),
          },
        ]}
      />
      <p role="status" class={fits ? undefined : 'field-error'}>
        {fits ? t.allFit : t.outside(outside)}
      </p>
      <p class="soft small">{t.why}</p>
      {!fits || hasEqualWeights(props.form) ? null : (
        <Notice kind="note" title={t.unequalTitle}>
          <p>{t.unequal}</p>
        </Notice>
      )}
    </div>
  );
}
