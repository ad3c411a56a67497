import type { Trace } from '../../../shared/text/traces/find-traces.ts';
import { language } from '../kit/language.ts';
import { auditText } from './text-audit.ts';

/** A text with the words marked that may tell who wrote it, and what kind of words they are. */
export function TracedText(props: { text: string; traces: readonly Trace[] }) {
  const t = auditText.value;
  const { text, traces } = props;
  const ends = traces.map(({ start, words }) => start + words.length);
  const kinds = [...new Set(traces.map(({ kind }) => t.traceKinds[kind]))];
  return (
    <>
      <span class="quoted">
        {traces.map((trace, index) => (
          <span key={trace.start}>
            {text.slice(ends[index - 1] ?? 0, trace.start)}
            <mark class="trace">{trace.words}</mark>
          </span>
        ))}
        {text.slice(ends.at(-1) ?? 0)}
      </span>
      {kinds.length === 0 ? null : (
        <span class="cell-note">
          {t.traces}
          {kinds.join(language.value === 'zh' ? '、' : ', ')}
        </span>
      )}
    </>
  );
}
