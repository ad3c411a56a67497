/** What a status asks of the reader; each has a mark of its own shape. */
export type StatusTone = 'waiting' | 'running' | 'done' | 'stopped';

/** A state in a word, with a mark whose shape says the same as its colour. */
export function StatusLabel(props: { tone: StatusTone; children: string }) {
  return (
    <span class={`status status-${props.tone}`}>
      <svg class="status-mark" viewBox="0 0 12 12" aria-hidden="true">
        {props.tone === 'waiting' ? <circle cx="6" cy="6" r="4.25" /> : null}
        {props.tone === 'running' ? (
          <>
            <circle cx="6" cy="6" r="4.25" />
            <path class="status-fill" d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" />
          </>
        ) : null}
        {props.tone === 'done' ? <circle class="status-fill" cx="6" cy="6" r="4.25" /> : null}
        {props.tone === 'stopped' ? <path d="M2.5 2.5l7 7m0-7l-7 7" /> : null}
      </svg>
      {props.children}
    </span>
  );
}
