import type { ComponentChildren } from 'preact';

/** Something the rater should know before going on; `serious` when going on would do harm. */
export function Caution({ serious, children }: { serious?: boolean; children: ComponentChildren }) {
  return (
    <div class={serious === true ? 'caution serious' : 'caution'}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3 22 21H2z M12 10v5 M12 17.6v.8" />
      </svg>
      <div>{children}</div>
    </div>
  );
}
