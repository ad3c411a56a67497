import { useEffect, useRef } from 'preact/hooks';

/** Runs `effect` once, when the component appears; what it returns runs when it goes away. */
export function useOnce(effect: () => (() => void) | void): void {
  const first = useRef(effect);
  useEffect(() => first.current(), []);
}
