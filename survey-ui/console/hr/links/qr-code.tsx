import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** White modules around the code without which scanners do not find it (ISO/IEC 18004). */
const quiet = 4;

/**
 * A link as a QR code that survives a cheap printer and a crease: a quarter of it may be
 * unreadable (level Q).
 */
export function QrCode(props: { text: string }) {
  const code = generate(props.text, { minCorrectionLevel: correction.Q });
  const size = code.size + 2 * quiet;
  return (
    <svg
      class="qr"
      viewBox={`${-quiet} ${-quiet} ${size} ${size}`}
      shape-rendering="crispEdges"
      aria-hidden="true"
    >
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  );
}
