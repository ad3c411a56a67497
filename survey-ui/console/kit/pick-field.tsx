import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { kitText } from '../text/kit.ts';
import type { Answer } from './answer.ts';
import { Field, type FieldProps } from './field.tsx';
import type { Named } from './named.ts';

/** Rest after the last keystroke before it is looked for, milliseconds. */
const TYPING_REST_MS = 200;

/** One of many, with what tells it from others of the same name. */
export interface PickOption extends Named {
  hint: string;
}

interface Found {
  state: 'closed' | 'here' | 'failed';
  options: readonly PickOption[];
  /** Which option Enter takes. */
  active: number;
}

const closed: Found = { state: 'closed', options: [], active: 0 };

/**
 * A choice of one among too many for a list: what is typed is looked for, and one of what is
 * found is chosen. An emptied field is nobody; text that was not chosen falls back.
 */
export function PickField(
  props: FieldProps & {
    value: Named | null;
    onPick: (value: Named | null) => void;
    find: (search: string) => Promise<Answer<readonly PickOption[]>>;
  },
) {
  const t = kitText.value.pick;
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [found, setFound] = useState<Found>(closed);
  const timerRef = useRef(0);
  const turnRef = useRef(0);
  useEffect(() => () => clearTimeout(timerRef.current), []);

  const close = () => {
    clearTimeout(timerRef.current);
    turnRef.current += 1;
    setFound(closed);
  };
  const look = async (search: string) => {
    turnRef.current += 1;
    const turn = turnRef.current;
    const answer = await props.find(search);
    if (turn !== turnRef.current) return;
    setFound(
      answer.ok
        ? { state: 'here', options: answer.value, active: 0 }
        : { state: 'failed', options: [], active: 0 },
    );
  };
  const lookLater = (search: string) => {
    clearTimeout(timerRef.current);
    timerRef.current = window.setTimeout(() => void look(search), TYPING_REST_MS);
  };
  const take = (option: PickOption) => {
    props.onPick({ id: option.id, name: option.name });
    setTyped(undefined);
    close();
  };
  const leave = () => {
    if (typed?.trim() === '') props.onPick(null);
    setTyped(undefined);
    close();
  };
  const open = found.state !== 'closed';
  const optionId = (at: number) => `${listId}-${at}`;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const active = found.options[found.active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        void look((typed ?? '').trim());
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = Math.max(1, found.options.length);
      setFound({ ...found, active: (found.active + step + count) % count });
    } else if (event.key === 'Enter' && open) {
      // The form is not sent by the same press that chooses.
      event.preventDefault();
      if (active !== undefined) take(active);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setTyped(undefined);
      close();
    }
  };

  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <div class="pick">
          <input
            id={id}
            class="input"
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={
              open && found.options.length > 0 ? optionId(found.active) : undefined
            }
            aria-describedby={describedBy}
            aria-invalid={invalid ? 'true' : undefined}
            placeholder={t.hint}
            value={typed ?? props.value?.name ?? ''}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              lookLater(event.currentTarget.value.trim());
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <span class="unseen" role="status">
            {found.state === 'here' ? t.found(found.options.length) : ''}
          </span>
          <div
            id={listId}
            role="listbox"
            aria-label={props.label}
            hidden={found.options.length === 0}
            class="pick-list"
          >
            {found.options.map((option, at) => (
              // The input keeps the focus and says which option is active; the mouse presses here.
              <div
                key={option.id}
                id={optionId(at)}
                role="option"
                tabIndex={-1}
                class="pick-option"
                aria-selected={at === found.active}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(option);
                }}
              >
                {`${option.name} `}
                <span class="pick-option-hint">{option.hint}</span>
              </div>
            ))}
          </div>
          {open && found.options.length === 0 ? (
            <p class="pick-list pick-note soft">{found.state === 'failed' ? t.failed : t.none}</p>
          ) : null}
        </div>
      )}
    </Field>
  );
}
