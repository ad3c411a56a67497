import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../text/language.ts';

/**
 * One step on a sheet of paper: its heading, which takes the focus when the step appears, so
 * that screen readers start there, and its content.
 */
export function Sheet(props: {
  title: string;
  /** A short line above the heading: the company, the period, the position. */
  above?: string;
  /** Whether the heading takes the focus; not on the very first screen, nor beside an error. */
  focus?: boolean;
  flap?: boolean;
  children: ComponentChildren;
}) {
  const { words } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, focus = true } = props;
  // Before it is drawn: not even for a moment is the new step seen from its middle.
  useLayoutEffect(() => {
    if (!focus) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [focus]);
  useEffect(() => {
    document.title = `${title} - ${words.product}`;
  }, [title, words]);
  return (
    <div class="sheet">
      {props.flap === true && (
        <svg class="flap" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 0 50 11.5 100 0" />
        </svg>
      )}
      {props.above !== undefined && <p class="above">{props.above}</p>}
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {props.children}
    </div>
  );
}
