import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAction } from './action.ts';
import type { Answer, Refusal } from './answer.ts';

/** Printing that is noted first. */
export interface NotedPrint {
  running: boolean;
  refusal: Refusal | undefined;
  /** Notes it, shows what the paper has to carry, and prints; nothing is printed without a note. */
  press: () => Promise<void>;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Prints the page after the Worker has noted it. Printing by the browser's own menu cannot wait
 * for an answer; it is noted too.
 *
 * @param note tells the Worker
 * @param take shows on the page what the Worker says for the paper
 */
export function useNotedPrint<T>(
  note: () => Promise<Answer<T>>,
  take: (noted: T) => void,
): NotedPrint {
  const noting = useAction(note);
  const isOwnRef = useRef(false);
  const noteRef = useRef(note);
  useLayoutEffect(() => {
    noteRef.current = note;
  });
  useLayoutEffect(() => {
    const onPrint = () => {
      if (!isOwnRef.current) void noteRef.current();
    };
    addEventListener('beforeprint', onPrint);
    return () => removeEventListener('beforeprint', onPrint);
  }, []);
  const press = async () => {
    const noted = await noting.run();
    if (noted === undefined) return;
    take(noted);
    await nextFrame();
    await nextFrame();
    isOwnRef.current = true;
    print();
    isOwnRef.current = false;
  };
  return { running: noting.running, refusal: noting.refusal, press };
}
