import { resultText } from './text.ts';

/** The customer score on a line of 0 to 100; the figure stands beside it in words. */
export function ScoreLine(props: { tenths: number; shown: string }) {
  const x = props.tenths / 10;
  return (
    <svg
      class="score-line"
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={resultText.value.scorePicture(props.shown)}
    >
      <rect class="score-rest" x="0" y="3" width="100" height="6" />
      <rect class="score-part" x="0" y="3" width={x} height="6" />
      {[25, 50, 75].map((at) => (
        <line
          key={at}
          class="score-tick"
          x1={at}
          y1="9"
          x2={at}
          y2="11.5"
          vector-effect="non-scaling-stroke"
        />
      ))}
      <line
        class="score-mark"
        x1={x}
        y1="0.5"
        x2={x}
        y2="11.5"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}
