import { useLayoutEffect, useRef } from 'preact/hooks';
import { kitText } from '../text/kit.ts';

/** One thing wrong with a form; `field` is the id of the control that mends it. */
export interface FormError {
  field?: string;
  message: string;
}

/**
 * Everything that is wrong, above the form. Takes focus each time `attempt` grows,
 * so that pressing the button again with the same errors is answered too.
 */
export function ErrorSummary(props: { errors: readonly FormError[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  const any = props.errors.length > 0;
  // Before it is drawn: a key pressed at once must not find the focus moving.
  useLayoutEffect(() => {
    if (any) box.current?.focus();
  }, [any, props.attempt]);
  if (!any) return null;
  return (
    <div ref={box} class="error-summary" role="alert" tabIndex={-1}>
      <h2>{kitText.value.mendFirst}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={`${error.field ?? ''}${error.message}`}>
            {error.field === undefined ? (
              error.message
            ) : (
              <a
                href={`#${error.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.querySelector<HTMLElement>(`#${CSS.escape(error.field ?? '')}`)?.focus();
                }}
              >
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The error for one field of a checked form. */
export function errorAt(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
