import { useEffect, useRef, useState } from 'preact/hooks';

/** Where the rater is. `focus`: position 0 to 8 of the indicator to go to. */
export type Step =
  | { at: 'intro' }
  | { at: 'department'; survey: string; focus?: number }
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
  go(step: Step): void;
  /** Removes the link from the address bar and from this tab's history. */
  leaveLink(): void;
} {
  const [step, setStep] = useState<Step>(first);
  const left = useRef(false);

  useEffect(() => {
    history.replaceState({ niping: { step: first, depth: 0 } }, '');
    const moved = () => {
      if (!left.current) {
        setStep(currentEntry()?.step ?? { at: 'intro' });
        return;
      }
      // Back at the first entry of the visit: pushing from here drops the later ones, which
      // still hold the link.
      history.replaceState(null, '', location.pathname);
      history.pushState(null, '', location.pathname);
    };
    addEventListener('popstate', moved);
    return () => {
      removeEventListener('popstate', moved);
    };
  }, []);

  return {
    step,
    go(next) {
      const depth = (currentEntry()?.depth ?? 0) + 1;
      history.pushState({ niping: { step: next, depth } }, '');
      setStep(next);
    },
    leaveLink() {
      if (left.current) return;
      left.current = true;
      const depth = currentEntry()?.depth ?? 0;
      history.replaceState(null, '', location.pathname);
      if (depth > 0) history.go(-depth);
    },
  };
}
