import { type LevelsOfGroup, LEVELS, levelText } from './classes.ts';

const WIDTH = 360;
const ROW_HEIGHT = 46;
const GAP = 4;
const STEP = (WIDTH + GAP) / LEVELS.length;

/**
 * A group's levels as filled steps from `≤ 2` to `≥ 9`. The number of steps says it as their
 * shade does; the table beside has the same figures, so screen readers are spared the picture.
 */
export function GroupChart(props: { group: LevelsOfGroup }) {
  const { indicators } = props.group;
  const height = indicators.length * ROW_HEIGHT + 18;
  return (
    <svg class="group-chart" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {indicators.map((indicator, row) => (
        <g key={indicator.id} transform={`translate(0 ${row * ROW_HEIGHT})`}>
          <text class="chart-name" x="0" y="14">
            {indicator.name}
          </text>
          <text class="chart-value" x={WIDTH} y="14">
            {levelText(indicator.level)}
          </text>
          {LEVELS.map((level, place) => (
            <rect
              key={level}
              class={level <= indicator.level ? `scale-${indicator.step}` : 'chart-empty'}
              data-filled={level <= indicator.level ? 'yes' : undefined}
              x={place * STEP + 0.5}
              y="21.5"
              width={STEP - GAP - 1}
              height="13"
            />
          ))}
        </g>
      ))}
      {LEVELS.map((level, place) => (
        <text
          key={level}
          class="chart-tick"
          x={place * STEP + (STEP - GAP) / 2}
          y={indicators.length * ROW_HEIGHT + 11}
        >
          {levelText(level)}
        </text>
      ))}
    </svg>
  );
}
