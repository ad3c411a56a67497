import { useEffect, useState } from 'preact/hooks';
import { findTraces } from '../guard/find-traces.ts';
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
  const traces = findTraces(settled, ownDepartment).filter((trace) => text.includes(trace.words));
  const shown = traces.filter(
    (trace, index) => traces.findIndex((other) => other.words === trace.words) === index,
  );
  return (
    <output class="traces">
      {shown.length > 0 && (
        <>
          <p>{words.why}</p>
          <ul>
            {shown.map((trace) => (
              <li key={trace.words}>
                <mark>{trace.words}</mark> {words.kinds[trace.kind]}
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  );
}
