import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { kitText } from '../text/kit.ts';

/** What every field has: a label above it, a hint, and what is wrong with it. */
export interface FieldProps {
  /** Stable id, so that the error summary can lead to the field. */
  id?: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
  /** Shown after the control, such as 分 or %. */
  unit?: string;
  width?: 'short' | 'medium' | 'full';
  /** Label only for screen readers: inside tables, where the header says it. */
  bare?: boolean;
  /** Tells how much is typed of how much fits, in characters; typing is never cut off. */
  count?: { typed: number; most: number };
}

/** The frame of a field: label, hint and error, tied to the control by ids. */
export function Field(
  props: FieldProps & {
    children: (wiring: {
      id: string;
      describedBy: string | undefined;
      invalid: boolean;
    }) => ComponentChildren;
  },
) {
  const made = useId();
  const id = props.id ?? made;
  const hintId = props.hint === undefined ? undefined : `${id}-hint`;
  const errorId = props.error === undefined ? undefined : `${id}-error`;
  const countId = props.count === undefined ? undefined : `${id}-count`;
  const describedBy = [hintId, errorId, countId].filter((each) => each !== undefined).join(' ');
  return (
    <div
      class={`field field-${props.width ?? 'medium'}${errorId === undefined ? '' : ' field-wrong'}`}
    >
      <label for={id} class={props.bare === true ? 'unseen' : 'field-label'}>
        {props.label}
        {props.optional === true ? <span class="soft">{kitText.value.optional}</span> : null}
      </label>
      {hintId === undefined ? null : (
        <div id={hintId} class="field-hint">
          {props.hint}
        </div>
      )}
      {errorId === undefined ? null : (
        <p id={errorId} class="field-error">
          {props.error}
        </p>
      )}
      <div class="field-control">
        {props.children({
          id,
          describedBy: describedBy === '' ? undefined : describedBy,
          invalid: errorId !== undefined,
        })}
        {props.unit === undefined ? null : <span class="field-unit">{props.unit}</span>}
      </div>
      {props.count === undefined ? null : (
        <p
          id={countId}
          class={`field-count figures${props.count.typed > props.count.most ? ' field-over' : ''}`}
        >
          {kitText.value.count(props.count.typed, props.count.most)}
        </p>
      )}
    </div>
  );
}

// Spread, because each kind of input is a type of its own to the checker.
const INPUT_KINDS = {
  text: { type: 'text' },
  email: { type: 'email' },
  search: { type: 'search' },
  date: { type: 'date' },
  'datetime-local': { type: 'datetime-local' },
} as const;

interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  type?: keyof typeof INPUT_KINDS;
  /** `decimal` and `numeric` bring the right keyboard on phones and align right. */
  inputMode?: 'text' | 'decimal' | 'numeric';
  maxLength?: number;
  autoComplete?: string;
  /** True for what is shown but cannot be changed here. */
  readOnly?: boolean;
}

/** One line of text, a number or a date. */
export function TextField(props: TextFieldProps) {
  const numeric = props.inputMode === 'decimal' || props.inputMode === 'numeric';
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          class={numeric ? 'input input-number' : 'input'}
          {...INPUT_KINDS[props.type ?? 'text']}
          inputMode={props.inputMode ?? 'text'}
          value={props.value}
          maxLength={props.maxLength}
          autoComplete={props.autoComplete ?? 'off'}
          readOnly={props.readOnly ?? false}
          aria-describedby={describedBy}
          aria-invalid={invalid ? 'true' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={props.type === 'search' ? staysHere : undefined}
        />
      )}
    </Field>
  );
}

/** What is looked for inside a form does not send the form. */
function staysHere(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** Several lines of text. */
export function AreaField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    rows?: number;
    maxLength?: number;
  },
) {
  return (
    <Field {...props} width={props.width ?? 'full'}>
      {({ id, describedBy, invalid }) => (
        <textarea
          id={id}
          class="input"
          rows={props.rows ?? 3}
          value={props.value}
          maxLength={props.maxLength}
          aria-describedby={describedBy}
          aria-invalid={invalid ? 'true' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A choice of one from a list; `empty` is the text of the choice not yet made. */
export function SelectField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    options: readonly { value: string; label: string }[];
    empty?: string;
  },
) {
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          class="input"
          value={props.value}
          aria-describedby={describedBy}
          aria-invalid={invalid ? 'true' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        >
          {props.empty === undefined ? null : <option value="">{props.empty}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
