import type { ComponentChildren } from 'preact';
import type { Sheet } from '../../../shared/appraisal/sheet-score.ts';
import type { TotalContent } from '../../../shared/appraisal/total-content.ts';
import { keyValueShown, sheetScoreShown, weightShown } from '../appraisal/figures.ts';
import { DutyRows, LineScores } from './line-rows.tsx';
import { wholeFormText } from './text.ts';

type Sheets = TotalContent['sheets'];

/** What scrolls on a phone must be reachable by keyboard. */
const scrolls = { tabIndex: 0 };

/** The head of a column, with the class that says how wide it is on paper. */
type Head = readonly [name: string, width: string];

/** A ruled table with its heads on every sheet of paper, and the sheet's score at its foot. */
function Ruled(props: {
  caption: string;
  heads: readonly Head[];
  sheet: Sheet;
  children: ComponentChildren;
}) {
  const t = wholeFormText.value;
  const { heads, sheet } = props;
  const all: Head[] = [...heads, [t.self, 'number'], [t.audited, 'number']];
  const feet = [
    { name: t.score, of: sheetScoreShown },
    ...('keyIndicators' in sheet ? [{ name: t.keyValue, of: keyValueShown }] : []),
  ];
  return (
    <section class="table-frame table-scroll" aria-label={props.caption} {...scrolls}>
      <table>
        <caption class="unseen">{props.caption}</caption>
        <colgroup>
          {all.map(([name, width]) => (
            <col key={name} class={`form-${width}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {all.map(([name, width]) => (
              <th key={name} scope="col" class={width === 'number' ? 'cell-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {props.children}
        <tbody class="form-foot">
          {feet.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row" colSpan={heads.length}>
                {name}
              </th>
              <td class="cell-number">{of(sheet, 'self')}</td>
              <td class="cell-number">{of(sheet, 'audited')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Part one: the duties, and the key indicators at their foot. */
export function DutyPart(props: { sheets: Sheets }) {
  const t = wholeFormText.value;
  const { duty, key_indicators: key } = props.sheets;
  return (
    <>
      <h3>{t.duty}</h3>
      <Ruled
        caption={t.duty}
        heads={[
          [t.indicator, 'name'],
          [t.subIndicator, 'text'],
          [t.weight, 'number'],
          [t.completion, 'rest'],
        ]}
        sheet={duty}
      >
        {duty.indicators.map((indicator) => (
          <DutyRows key={indicator.title} indicator={indicator} />
        ))}
      </Ruled>
      <h4>{t.keyIndicators}</h4>
      <Ruled
        caption={t.keyIndicators}
        heads={[
          [t.keyIndicator, 'text'],
          [t.weight, 'number'],
          [t.completion, 'rest'],
        ]}
        sheet={key}
      >
        <tbody>
          {key.keyIndicators.map((line) => (
            <tr key={line.title}>
              <th scope="row">{line.title}</th>
              <td class="cell-number">{weightShown(line.weight)}</td>
              <td class="quoted">{line.completion}</td>
              <LineScores line={line} />
            </tr>
          ))}
        </tbody>
      </Ruled>
    </>
  );
}

/** Part two: the tasks of the plan. */
export function PlanPart(props: { sheets: Sheets }) {
  const t = wholeFormText.value;
  const { plan } = props.sheets;
  return (
    <>
      <h3>{t.plan}</h3>
      <Ruled
        caption={t.plan}
        heads={[
          [t.number, 'order'],
          [t.task, 'name'],
          [t.weight, 'number'],
          [t.days, 'days'],
          [t.effect, 'text'],
          [t.completion, 'rest'],
        ]}
        sheet={plan}
      >
        <tbody>
          {plan.tasks.map((task, i) => (
            <tr key={task.title}>
              <td>{i + 1}</td>
              <th scope="row">{task.title}</th>
              <td class="cell-number">{weightShown(task.weight)}</td>
              <td class="form-days">{t.period(task.from, task.to)}</td>
              <td class="quoted">{task.expectedEffect}</td>
              <td class="quoted">
                {[task.completion, ...(task.cause === '' ? [] : [t.cause(task.cause)])].join('\n')}
              </td>
              <LineScores line={task} />
            </tr>
          ))}
        </tbody>
      </Ruled>
    </>
  );
}
