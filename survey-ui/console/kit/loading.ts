import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Refusal } from './answer.ts';

/** Something read from the Worker: on its way, refused, or here. */
export type Loading<T> =
  | { state: 'loading' }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'here'; value: T };

/** A loading value with the means to read it again. */
export interface Load<T> {
  current: Loading<T>;
  /** Reads again; what is shown stays until the new answer is here. */
  reload: () => Promise<void>;
}

/**
 * Reads something when the component appears and whenever `key` changes.
 * A late answer to an earlier key is dropped.
 */
export function useLoad<T>(key: string, read: () => Promise<Answer<T>>): Load<T> {
  const [current, setCurrent] = useState<Loading<T>>({ state: 'loading' });
  const turnRef = useRef(0);
  const readRef = useRef(read);
  useLayoutEffect(() => {
    readRef.current = read;
  });

  const reload = useCallback(async () => {
    turnRef.current += 1;
    const turn = turnRef.current;
    const result = await readRef.current();
    if (turn !== turnRef.current) return;
    setCurrent(
      result.ok
        ? { state: 'here', value: result.value }
        : { state: 'refused', refusal: result.refusal },
    );
  }, []);

  // Before it is drawn: what belongs to another key is not even seen for a moment.
  useLayoutEffect(() => {
    setCurrent({ state: 'loading' });
    void reload();
    return () => {
      turnRef.current += 1;
    };
  }, [key, reload]);

  return { current, reload };
}
