import { language } from './language.ts';
import { formatCount } from './format.ts';

/** How far long work has come, as a bar and in numbers. */
export function Progress(props: { label: string; done: number; total: number; note?: string }) {
  const shown = `${formatCount(props.done, language.value)} / ${formatCount(props.total, language.value)}`;
  return (
    <div class="progress">
      <div class="progress-line">
        <span>{props.label}</span>
        <span class="figures">{shown}</span>
      </div>
      <progress max={Math.max(props.total, 1)} value={props.done} aria-label={props.label}>
        {shown}
      </progress>
      {props.note === undefined ? null : <p class="soft small">{props.note}</p>}
    </div>
  );
}
