import type { ComponentChildren } from 'preact';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { SheetKind } from '../../../shared/appraisal/sheet-workflow.ts';
import type { TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { Table, type Column } from '../kit/table.tsx';
import { pointsShown, scoreShown, sheetScoreShown, weightShown } from './figures.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';
import { appraisalText } from './text.ts';

function Description(props: { line: SheetLine; scored: boolean }) {
  const t = appraisalText.value.table;
  const { line } = props;
  const notes = [
    ...(line.plan === undefined ? [] : [t.days(line.plan.from, line.plan.to)]),
    ...(line.plan?.expectedEffect ? [t.expected(line.plan.expectedEffect)] : []),
    ...(line.standard === '' ? [] : [t.standard(line.standard)]),
    ...(line.completion !== '' && props.scored ? [t.completion(line.completion)] : []),
    ...(line.plan?.cause && props.scored ? [t.cause(line.plan.cause)] : []),
  ];
  return (
    <>
      <span class={line.part === undefined ? undefined : 'line-part'}>{line.title}</span>
      {notes.map((note) => (
        <span class="cell-note quoted" key={note}>
          {note}
        </span>
      ))}
    </>
  );
}

/**
 * A sheet to be read, as on the form: weights, self scores, audited scores, sums.
 * `renderAudit` puts a control in the place of each scored line's audited score and points.
 */
export function SheetTable(props: {
  kind: SheetKind;
  sheet: Sheet;
  /** False for a plan that nobody has scored yet: it is read without scores and what came of it. */
  scored?: boolean;
  renderAudit?: (line: SheetLine, kind: TypedScore['kind']) => ComponentChildren;
}) {
  const t = appraisalText.value;
  const { sheet, renderAudit, scored = true } = props;
  const lines = sheetLines(sheet);
  const wholeWeight = lines
    .filter((line) => line.part === undefined)
    .reduce((sum, line) => sum + line.weight, 0);
  const planned: Column<SheetLine>[] = [
    { header: t.table.number, render: (line) => <span class="figures">{line.number}</span> },
    {
      header: t.fields.title[props.kind],
      names: true,
      render: (line) => <Description line={line} scored={scored} />,
    },
    { header: t.table.weight, kind: 'number', render: (line) => weightShown(line.weight) },
  ];
  const scores: Column<SheetLine>[] = [
    { header: t.table.self, kind: 'number', render: (line) => scoreShown(line.self, line.weight) },
    {
      header: t.table.selfPoints,
      kind: 'number',
      render: (line) => pointsShown(line.self, line.weight),
    },
    {
      header: t.table.audited,
      kind: 'number',
      render: (line) =>
        renderAudit !== undefined && line.scored
          ? renderAudit(line, 'score')
          : scoreShown(line.audited, line.weight),
    },
    {
      header: t.table.auditedPoints,
      kind: 'number',
      render: (line) =>
        renderAudit !== undefined && line.scored
          ? renderAudit(line, 'points')
          : pointsShown(line.audited, line.weight),
    },
  ];
  return (
    <>
      <Table
        caption={t.kinds[props.kind]}
        rows={lines}
        rowKey={(line) => line.number}
        columns={scored ? [...planned, ...scores] : planned}
        footer={
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t.table.sum}
              </th>
              <td class="cell-number" data-label={t.table.weight}>
                {weightShown(wholeWeight)}
              </td>
              {scored ? (
                <>
                  <td class="cell-number" colSpan={2} data-label={t.table.selfPoints}>
                    {sheetScoreShown(sheet, 'self')}
                  </td>
                  <td class="cell-number" colSpan={2} data-label={t.table.auditedPoints}>
                    {sheetScoreShown(sheet, 'audited')}
                  </td>
                </>
              ) : null}
            </tr>
          </tfoot>
        }
      />
      <div class="only-print signatures">
        {t.table.signatures.map((signature) => (
          <p key={signature}>{signature}</p>
        ))}
      </div>
    </>
  );
}
