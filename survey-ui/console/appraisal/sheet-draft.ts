import { session } from '../api/session.ts';
import type { SheetPlace } from '../api/sheets.ts';
import { deviceNotes } from '../kit/notes.ts';

/** What somebody typed into a sheet since a revision of it, `form` as the page has it. */
export interface Draft<F> {
  /** The revision from which it was typed, and what that said. */
  revision: number;
  base: F;
  form: F;
}

// The number changes with the shape, so that an older page's drafts are not read wrongly.
const subjectOf = (what: 'sheet' | 'audit', { cycle, department, kind }: SheetPlace) =>
  `${what} 1 ${cycle} ${department} ${kind}`;

/** Drafts of who is signed in about one sheet, kept on the device until saved or signed out. */
export function draftsOf<F>(what: 'sheet' | 'audit', place: SheetPlace) {
  const person = () => session.value?.person.id ?? '';
  const subject = subjectOf(what, place);
  return {
    read: () => deviceNotes.read(person(), subject) as Draft<F> | undefined,
    /** False when the browser does not keep it. */
    write: (draft: Draft<F>) => deviceNotes.write(person(), subject, draft),
    forget: () => {
      deviceNotes.write(person(), subject, undefined);
    },
  };
}
