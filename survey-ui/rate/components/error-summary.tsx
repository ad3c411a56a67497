import { useLayoutEffect, useRef } from 'preact/hooks';

/** One thing to mend, and the id of the element where it is mended. */
export type Mend = { text: string; target: string };

/** Moves focus to an element and brings it into view. The address must not change: it is the link. */
export function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** What is wrong, in one place at the top, taking focus whenever `attempt` counts up. */
export function ErrorSummary(props: { title: string; mends: readonly Mend[]; attempt: number }) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [props.attempt]);
  return (
    <section class="errors" aria-labelledby="errors-title" tabIndex={-1} ref={box}>
      <h2 id="errors-title">{props.title}</h2>
      <ul>
        {props.mends.map(({ text, target }) => (
          <li key={target}>
            <button
              type="button"
              class="link"
              onClick={() => {
                goTo(target);
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
