import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Refusal } from './answer.ts';

/** Something a person does once at a time: whether it runs, and why it was refused last. */
export interface Action<A extends readonly unknown[], T> {
  running: boolean;
  refusal: Refusal | undefined;
  /** Runs it unless it runs already; undefined when refused or already running. */
  run: (...input: A) => Promise<T | undefined>;
  /** Forgets the last refusal. */
  clear: () => void;
}

/**
 * Wraps a changing call so that a second press does not send it twice.
 * @param takeRefusal is offered each refusal first; true when it is shown elsewhere, at a field
 */
export function useAction<A extends readonly unknown[], T>(
  perform: (...input: A) => Promise<Answer<T>>,
  takeRefusal?: (refusal: Refusal) => boolean,
): Action<A, T> {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const busyRef = useRef(false);
  const mountedRef = useRef(true);
  useEffect(() => {
    mountedRef.current = true;
    return () => {
      mountedRef.current = false;
    };
  }, []);
  const performRef = useRef(perform);
  const takeRefusalRef = useRef(takeRefusal);
  useLayoutEffect(() => {
    performRef.current = perform;
    takeRefusalRef.current = takeRefusal;
  });

  const run = useCallback(async (...input: A) => {
    if (busyRef.current) return undefined;
    busyRef.current = true;
    setRunning(true);
    setRefusal(undefined);
    const result = await performRef.current(...input);
    busyRef.current = false;
    if (mountedRef.current) {
      setRunning(false);
      if (!result.ok && takeRefusalRef.current?.(result.refusal) !== true) {
        setRefusal(result.refusal);
      }
    }
    return result.ok ? result.value : undefined;
  }, []);

  const clear = useCallback(() => setRefusal(undefined), []);
  return { running, refusal, run, clear };
}
