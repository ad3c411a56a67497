import { useState } from 'preact/hooks';
import { useOnce } from '../state/use-once.ts';
import { useWords } from '../text/language.ts';

/**
 * The promise of anonymity in plain words, with what exactly it does and does not cover. The
 * long part is fetched while the short one is read, and again on opening if that failed.
 */
export function PromiseInShort(props: { threshold: number; figuresFrom: number }) {
  const { words } = useWords();
  const [part, setPart] = useState<typeof import('./promise-details.tsx')>();
  const load = () => {
    import('./promise-details.tsx').then(setPart, () => undefined);
  };
  useOnce(load);
  return (
    <>
      {words.promise.short.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <details onToggle={part === undefined ? load : undefined}>
        <summary>{words.promise.link}</summary>
        {part === undefined ? <p>{words.loading}</p> : <part.PromiseDetails {...props} />}
      </details>
    </>
  );
}
