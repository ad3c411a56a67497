import { timeZone } from '../api/session.ts';
import { formatDateTime } from './format.ts';
import { language } from './language.ts';

/**
 * Who looks and when, faintly across the page and on every sheet of paper, so that a picture of
 * it says where it comes from. Screen readers find the same in the page's lead.
 */
export function Watermark(props: { viewer: { name: string; at: number } }) {
  const { name, at } = props.viewer;
  const text = `${name} ${formatDateTime(at, timeZone(), language.value)}`;
  return (
    <svg class="watermark" aria-hidden="true">
      <defs>
        <pattern
          id="watermark-tile"
          width="330"
          height="120"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-22)"
        >
          <text x="10" y="60">
            {text}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#watermark-tile)" />
    </svg>
  );
}
