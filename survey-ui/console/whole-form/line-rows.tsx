import type { DutySheet } from '../../../shared/appraisal/duty-sheet.ts';
import type { Scorer, TypedScore } from '../../../shared/appraisal/typed-score.ts';
import { pointsShown, weightShown } from '../appraisal/figures.ts';

/** What every scored line has: weight, completion, scores. */
type ScoredLine = { weight: number; completion: string } & Partial<Record<Scorer, TypedScore>>;

/** The last columns of a scored line, with the weighted points that people write on paper. */
export function LineScores(props: { line: ScoredLine }) {
  const { line } = props;
  return (
    <>
      <td class="cell-number">{pointsShown(line.self, line.weight)}</td>
      <td class="cell-number">{pointsShown(line.audited, line.weight)}</td>
    </>
  );
}

/** A duty with its sub-indicators below each other; its name stands beside all of them.
 * Without sub-indicators its standard says what is asked, as on the paper form. */
export function DutyRows(props: { indicator: DutySheet['indicators'][number] }) {
  const { indicator } = props;
  const parts = indicator.subIndicators;
  return (
    <tbody class="form-duty">
      <tr>
        <th scope="rowgroup" rowSpan={parts.length + 1}>
          {indicator.title}
        </th>
        <td class="quoted">{indicator.standard}</td>
        <td class="cell-number">{weightShown(indicator.weight)}</td>
        <td class="quoted">{indicator.completion}</td>
        <LineScores line={indicator} />
      </tr>
      {parts.map((part) => (
        <tr key={part.title}>
          <td>{part.title}</td>
          <td class="cell-number">{weightShown(part.weight)}</td>
          <td class="quoted">{part.completion}</td>
          <LineScores line={part} />
        </tr>
      ))}
    </tbody>
  );
}
