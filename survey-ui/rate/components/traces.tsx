import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type TraceKind, findTraces } from '../../../shared/text/traces/find-traces.ts';
import { guardEn } from '../text/guard-en.ts';
import { guardZh } from '../text/guard-zh.ts';
import { useWords } from '../text/language.ts';

/** Milliseconds without a keystroke before a hint appears: it must not interrupt a sentence. */
const pause = 800;

/** Words below an evidence box that may tell who wrote it. Says so, and never keeps from sending. */
export function Traces({ text, ownDepartment }: { text: string; ownDepartment: string }) {
  const { language } = useWords();
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const words = language === 'zh' ? guardZh : guardEn;
  // What has just been deleted is no longer spoken of.
  const traces = findTraces(settled, [ownDepartment]).filter((trace) => text.includes(trace.words));
  const kinds = [...new Set(traces.map(({ kind }) => kind))];
  const wordsOf = (wanted: TraceKind) => [
    ...new Set(traces.filter(({ kind }) => kind === wanted).map((trace) => trace.words)),
  ];
  return (
    <output class="traces">
      {kinds.length > 0 && (
        <>
          <p>{words.why}</p>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                {wordsOf(kind).map((found) => (
                  <Fragment key={found}>
                    <mark>{found}</mark>{' '}
                  </Fragment>
                ))}
                {words.kinds[kind]}
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  );
}
