import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TextField } from './field.tsx';

/** Rest after the last keystroke before it is looked for, milliseconds. */
const TYPING_REST_MS = 300;

/** A text to look for in a list, which follows while it is typed. @param props.value looked for now */
export function SearchField(props: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  width?: 'full';
}) {
  const [typed, setTyped] = useState(props.value);
  const timerRef = useRef(0);
  // The back button and "show all" change the address, and with it what is looked for.
  useLayoutEffect(() => {
    setTyped((before) => (before.trim() === props.value ? before : props.value));
  }, [props.value]);
  useEffect(() => () => clearTimeout(timerRef.current), []);
  const later = (text: string) => {
    setTyped(text);
    clearTimeout(timerRef.current);
    timerRef.current = window.setTimeout(() => props.onSearch(text.trim()), TYPING_REST_MS);
  };
  return (
    <TextField
      type="search"
      label={props.label}
      value={typed}
      onInput={later}
      maxLength={100}
      {...(props.width === undefined ? {} : { width: props.width })}
    />
  );
}
