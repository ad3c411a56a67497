import { useState } from 'preact/hooks';
import { session } from '../api/session.ts';
import { tabNotes } from '../kit/notes.ts';

/** A text that survives a reload of the tab until it is sent, by what it is about. */
export function useNotedText(subject: string): {
  text: string;
  write: (text: string) => void;
  forget: () => void;
} {
  const person = session.value?.person.id ?? '';
  const [text, setText] = useState(() => {
    const note = tabNotes.read(person, subject) as { text?: unknown } | undefined;
    return typeof note?.text === 'string' ? note.text : '';
  });
  return {
    text,
    write: (typed) => {
      setText(typed);
      tabNotes.write(person, subject, typed === '' ? undefined : { text: typed });
    },
    forget: () => {
      setText('');
      tabNotes.write(person, subject, undefined);
    },
  };
}
