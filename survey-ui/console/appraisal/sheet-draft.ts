import { session } from '../api/session.ts';
import type { SheetPlace } from '../api/sheets.ts';
import type { Draft, Drafts } from '../kit/kept-editing.ts';
import { deviceNotes } from '../kit/notes.ts';

// The number changes with the shape, so that an older page's drafts are not read wrongly.
const subjectOf = (what: 'sheet' | 'audit', { cycle, department, kind }: SheetPlace) =>
  `${what} 1 ${cycle} ${department} ${kind}`;

/** Drafts of who is signed in about one sheet, kept on the device until saved or signed out. */
export function draftsOf<F>(what: 'sheet' | 'audit', place: SheetPlace): Drafts<F> {
  const person = () => session.value?.person.id ?? '';
  const subject = subjectOf(what, place);
  return {
    read: () => deviceNotes.read(person(), subject) as Draft<F> | undefined,
    write: (draft) => deviceNotes.write(person(), subject, draft),
    forget: () => {
      deviceNotes.write(person(), subject, undefined);
    },
  };
}
