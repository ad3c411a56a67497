/** One part of the total with its points before the key-indicator value is applied. */
export interface TotalPart {
  part: 'duty' | 'plan' | 'customer';
  name: string;
  /** Points of the hundred-mark system. */
  points: number;
  /** `30.00`, as the table beside says it. */
  shown: string;
}

/**
 * How the parts add up towards the ceiling, on a line of 0 to 100 points. The table
 * beside it carries the same figures, so the picture is hidden from screen readers.
 */
export function TotalBar(props: {
  parts: readonly TotalPart[];
  ceiling: number;
  ceilingName: string;
}) {
  const bars = props.parts.map((part, index) => ({
    ...part,
    from: props.parts.slice(0, index).reduce((sum, each) => sum + each.points, 0),
  }));
  return (
    <figure class="total-figure" aria-hidden="true">
      <svg class="total-bar" viewBox="0 0 100 12" preserveAspectRatio="none">
        {bars.map((bar) => (
          <rect
            key={bar.part}
            class={`part-${bar.part}`}
            x={bar.from}
            y="2"
            width={bar.points}
            height="8"
            vector-effect="non-scaling-stroke"
          />
        ))}
        <line
          class="chart-base"
          x1="0"
          y1="11.5"
          x2="100"
          y2="11.5"
          vector-effect="non-scaling-stroke"
        />
        <line
          class="chart-ceiling"
          x1={props.ceiling}
          y1="0"
          x2={props.ceiling}
          y2="12"
          vector-effect="non-scaling-stroke"
        />
      </svg>
      <ul class="chart-key">
        {props.parts.map((part) => (
          <li key={part.part}>
            <svg viewBox="0 0 10 10">
              <rect class={`part-${part.part}`} width="10" height="10" />
            </svg>
            {part.name}
            <span class="figures">{part.shown}</span>
          </li>
        ))}
        <li>
          <svg viewBox="0 0 10 10">
            <line class="chart-ceiling" x1="5" y1="0" x2="5" y2="10" />
          </svg>
          {props.ceilingName}
        </li>
      </ul>
    </figure>
  );
}
