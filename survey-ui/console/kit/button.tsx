import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onPress?: (() => void) | undefined;
  /** `primary` once a page; `final` for what cannot be taken back. */
  kind?: 'primary' | 'plain' | 'quiet' | 'final';
  type?: 'button' | 'submit';
  /** True while its action runs: it stays focusable and says so, and presses do nothing. */
  running?: boolean;
  disabled?: boolean;
  /** A fuller name for screen readers where the visible one needs its surroundings. */
  label?: string | undefined;
}

/** A button; its text is a verb that says what happens. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', type = 'button', running = false } = props;
  return (
    <button
      type={type}
      class={`button button-${kind}`}
      disabled={props.disabled ?? false}
      aria-disabled={running ? 'true' : undefined}
      aria-busy={running ? 'true' : undefined}
      aria-label={props.label}
      onClick={(event) => {
        if (running) {
          event.preventDefault();
          return;
        }
        props.onPress?.();
      }}
    >
      {running ? <span class="button-wheel" aria-hidden="true" /> : null}
      {props.children}
    </button>
  );
}

/** A link that leads on, shaped like a button. */
export function ButtonLink(props: {
  href: string;
  children: ComponentChildren;
  kind?: 'primary' | 'plain';
}) {
  return (
    <a class={`button button-${props.kind ?? 'plain'}`} href={props.href}>
      {props.children}
    </a>
  );
}

/** Buttons side by side at the end of reading. */
export function ButtonRow(props: { children: ComponentChildren }) {
  return <div class="button-row">{props.children}</div>;
}
