import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ChoiceOption {
  value: string;
  label: string;
  hint?: string;
}

interface ChoiceFrame {
  id?: string;
  legend: string;
  /** True where a heading right above says the same. */
  legendUnseen?: boolean;
  hint?: ComponentChildren;
  error?: string | undefined;
  options: readonly ChoiceOption[];
}

function ChoiceSet(
  props: ChoiceFrame & { children: (option: ChoiceOption, id: string) => ComponentChildren },
) {
  const made = useId();
  const id = props.id ?? made;
  const describedBy = [
    props.hint === undefined ? '' : `${id}-hint`,
    props.error === undefined ? '' : `${id}-error`,
  ]
    .join(' ')
    .trim();
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      class={props.error === undefined ? 'choices' : 'choices field-wrong'}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend class={props.legendUnseen === true ? 'unseen' : 'field-label'}>{props.legend}</legend>
      {props.hint === undefined ? null : (
        <div id={`${id}-hint`} class="field-hint">
          {props.hint}
        </div>
      )}
      {props.error === undefined ? null : (
        <p id={`${id}-error`} class="field-error">
          {props.error}
        </p>
      )}
      {props.options.map((option, index) => (
        <div class="choice" key={option.value}>
          {props.children(option, `${id}-${index}`)}
          <label for={`${id}-${index}`}>
            {option.label}
            {option.hint === undefined ? null : <span class="choice-hint">{option.hint}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** A choice of one, all of them seen. */
export function RadioSet(props: ChoiceFrame & { value: string; onInput: (value: string) => void }) {
  const name = useId();
  return (
    <ChoiceSet {...props}>
      {(option, id) => (
        <input
          type="radio"
          id={id}
          name={name}
          value={option.value}
          checked={props.value === option.value}
          onInput={() => props.onInput(option.value)}
        />
      )}
    </ChoiceSet>
  );
}

/** A choice of any number. */
export function CheckSet(
  props: ChoiceFrame & { values: readonly string[]; onInput: (values: string[]) => void },
) {
  const toggled = (value: string) =>
    props.options
      .map((option) => option.value)
      .filter((each) => (each === value) !== props.values.includes(each));
  return (
    <ChoiceSet {...props}>
      {(option, id) => (
        <input
          type="checkbox"
          id={id}
          checked={props.values.includes(option.value)}
          onInput={() => props.onInput(toggled(option.value))}
        />
      )}
    </ChoiceSet>
  );
}

/** One statement to be agreed to. */
export function CheckField(props: {
  id?: string;
  label: ComponentChildren;
  checked: boolean;
  onInput: (checked: boolean) => void;
  disabled?: boolean;
  error?: string | undefined;
}) {
  const made = useId();
  const id = props.id ?? made;
  return (
    <div class={props.error === undefined ? 'choice' : 'choice field-wrong'}>
      <input
        type="checkbox"
        id={id}
        checked={props.checked}
        disabled={props.disabled ?? false}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={props.error === undefined ? undefined : `${id}-error`}
        onInput={(event) => props.onInput(event.currentTarget.checked)}
      />
      <label for={id}>
        {props.error === undefined ? null : (
          <span id={`${id}-error`} class="field-error">
            {props.error}
          </span>
        )}
        {props.label}
      </label>
    </div>
  );
}
