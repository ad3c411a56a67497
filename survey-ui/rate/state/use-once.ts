import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Runs `effect` once, when the component appears and before it is drawn, so that nobody presses
 * anything before it; what it returns runs when the component goes away.
 */
export function useOnce(effect: () => (() => void) | void): void {
  const first = useRef(effect);
  useLayoutEffect(() => first.current(), []);
}
