import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const SHOWN_MS = 5000;
const shown = signal<{ text: string; turn: number } | undefined>(undefined);

/** Says in passing that something was done; only for what needs no answer. */
export function toast(text: string): void {
  shown.value = { text, turn: (shown.value?.turn ?? 0) + 1 };
}

/** Where toasts appear. */
export function ToastShelf() {
  const current = shown.value;
  useEffect(() => {
    if (current === undefined) return undefined;
    const timer = setTimeout(() => {
      if (shown.value?.turn === current.turn) shown.value = undefined;
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <output class="toast-shelf">
      {current === undefined ? null : <span class="toast">{current.text}</span>}
    </output>
  );
}
