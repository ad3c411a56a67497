import { useRef, useState } from 'preact/hooks';
import { useOnce } from './use-once.ts';

/**
 * Where the rater is. `survey`: the first one not sent unless given. `focus`: position 0 to 8 of
 * the indicator to go to.
 */
export type Step =
  | { at: 'intro' }
  | { at: 'department'; survey?: string; focus?: number }
  | { at: 'review' }
  | { at: 'sending' }
  | { at: 'done' };

type Entry = { step: Step; depth: number };

function currentEntry(): Entry | undefined {
  return (history.state as { niping?: Entry } | null)?.niping;
}

/**
 * The step shown, with the browser's back and forward buttons moving between steps. The address
 * stays what it is, so that a reload finds the link again, until `leaveLink` empties it.
 */
export function useSteps(first: Step): {
  step: Step;
  /** `replace`: the step left behind is not to be come back to. */
  go: (step: Step, replace?: boolean) => void;
  /** Removes the link from the address bar and from this tab's history. */
  leaveLink: () => void;
} {
  const [step, setStep] = useState<Step>(first);
  const leaving = useRef<'no' | 'now' | 'done'>('no');

  useOnce(() => {
    // Every step begins at its heading; the browser's own idea of where it was would undo that.
    history.scrollRestoration = 'manual';
    history.replaceState({ niping: { step: first, depth: 0 } }, '');
    const moved = () => {
      if (leaving.current === 'no') setStep(currentEntry()?.step ?? { at: 'intro' });
      if (leaving.current !== 'now') return;
      leaving.current = 'done';
      // Back at the first entry of the visit: pushing from here drops the later ones, which
      // still hold the link.
      history.replaceState(null, '', location.pathname);
      history.pushState(null, '', location.pathname);
    };
    addEventListener('popstate', moved);
    return () => {
      removeEventListener('popstate', moved);
    };
  });

  function moveTo(next: Step, replace = false): void {
    setStep(next);
    // Once the link is being removed, nothing may be added to the history.
    if (leaving.current !== 'no') return;
    const depth = currentEntry()?.depth ?? 0;
    if (replace) history.replaceState({ niping: { step: next, depth } }, '');
    else history.pushState({ niping: { step: next, depth: depth + 1 } }, '');
  }

  function leaveLink(): void {
    if (leaving.current !== 'no') return;
    const depth = currentEntry()?.depth ?? 0;
    leaving.current = depth > 0 ? 'now' : 'done';
    history.replaceState(null, '', location.pathname);
    if (depth > 0) history.go(-depth);
  }

  return { step, go: moveTo, leaveLink };
}
