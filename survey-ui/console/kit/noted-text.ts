import { useState } from 'preact/hooks';
import { session } from '../api/session.ts';
import { tabNotes } from './notes.ts';

/**
 * A text that survives a reload of the tab until it is sent.
 * @param subject what it is about; without one it is not noted
 */
export function useNotedText(subject: string | undefined): {
  text: string;
  write: (text: string) => void;
  forget: () => void;
} {
  const person = session.value?.person.id ?? '';
  const [text, setText] = useState(() => {
    if (subject === undefined) return '';
    const note = tabNotes.read(person, subject) as { text?: unknown } | undefined;
    return typeof note?.text === 'string' ? note.text : '';
  });
  const write = (typed: string) => {
    setText(typed);
    if (subject === undefined) return;
    tabNotes.write(person, subject, typed === '' ? undefined : { text: typed });
  };
  return { text, write, forget: () => write('') };
}
