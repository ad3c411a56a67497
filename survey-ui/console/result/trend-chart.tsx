import type { Trend } from '../api/manager.ts';
import { formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { useNarrow } from '../kit/wide.ts';
import { resultText } from './text.ts';
import { runsOf } from './trend-runs.ts';

type Point = Trend['points'][number];

/** Widths in the picture's own units: on a phone it is drawn for the phone, not made smaller. */
const WIDE = 640;
const NARROW = 360;
const HEIGHT = 220;
const LEFT = 34;
const RIGHT = 20;
const TOP = 24;
const BOTTOM = 36;
/** Width that a point needs for its figure; with less, only the first and the last carry theirs. */
const LABEL_WIDTH = 44;

/** A cycle label short enough to stand under a line: `26-10`, `26-Q4`. */
const shortLabel = (label: string): string => label.slice(2);

/** Height of a score of `tenths` (0 to 1000) in the picture. */
function heightOf(tenths: number): number {
  return TOP + (1 - tenths / 1000) * (HEIGHT - TOP - BOTTOM);
}

/** Customer scores over cycles: points, joined where they may be compared; gaps are crosses. */
export function TrendChart(props: { points: readonly Point[] }) {
  const { points } = props;
  const width = useNarrow() ? NARROW : WIDE;
  const step = (width - LEFT - RIGHT) / Math.max(points.length - 1, 1);
  const xOf = (index: number) => LEFT + index * step;
  const yOf = (index: number) => heightOf(points[index]?.customerScoreTenths ?? 0);
  const labelled = (index: number) =>
    step >= LABEL_WIDTH || index === 0 || index === points.length - 1;
  return (
    <svg class="trend-chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {[0, 250, 500, 750, 1000].map((tenths) => (
        <g key={tenths}>
          <line
            class="chart-rule"
            x1={LEFT}
            x2={width - RIGHT}
            y1={heightOf(tenths)}
            y2={heightOf(tenths)}
          />
          <text class="chart-tick chart-tick-left" x={LEFT - 8} y={heightOf(tenths) + 4}>
            {tenths / 10}
          </text>
        </g>
      ))}
      {points.map((point, index) =>
        index > 0 && points[index - 1]?.formVersion !== point.formVersion ? (
          <g key={`form ${point.cycle.id}`}>
            <line
              class="chart-ceiling"
              data-form-change="yes"
              x1={xOf(index) - step / 2}
              x2={xOf(index) - step / 2}
              y1={TOP - 10}
              y2={HEIGHT - BOTTOM}
            />
            <text class="chart-tick" x={xOf(index) - step / 2} y={TOP - 13}>
              {resultText.value.formVersion(point.formVersion)}
            </text>
          </g>
        ) : null,
      )}
      {runsOf(points).map((run) => (
        <polyline
          key={run[0]}
          class="trend-line"
          points={run.map((index) => `${xOf(index)},${yOf(index)}`).join(' ')}
        />
      ))}
      {points.map((point, index) => {
        const x = xOf(index);
        const base = HEIGHT - BOTTOM;
        return (
          <g key={point.cycle.id}>
            {point.customerScoreTenths === null ? (
              <path class="trend-gap" d={`M${x - 4} ${base - 4}l8 8m0 -8l-8 8`} />
            ) : (
              <>
                <circle class="trend-point" cx={x} cy={yOf(index)} r="4.5" />
                {labelled(index) ? (
                  <text class="chart-tick trend-figure" x={x} y={yOf(index) - 11}>
                    {formatFixed(point.customerScoreTenths, 1, language.value)}
                  </text>
                ) : null}
              </>
            )}
            {labelled(index) ? (
              <text class="chart-tick" x={x} y={HEIGHT - 12}>
                {shortLabel(point.cycle.label)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
