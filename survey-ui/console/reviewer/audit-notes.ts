import { session } from '../api/session.ts';
import { tabNotes } from '../kit/notes.ts';

/** What a reviewer keeps of an audit until the release, in this tab only. */
export interface AuditNotes {
  /** What the manager will be told in own words. */
  summary: string;
  /** True once the reviewer has read the survey and found it fit to be released. */
  accepted: boolean;
  /** Marks of texts for the reviewer's own reading. */
  marks: string[];
}

const NOTHING: AuditNotes = { summary: '', accepted: false, marks: [] };

const subjectOf = (survey: string) => `audit ${survey}`;

/** The notes of who is signed in about a survey. */
export function readAuditNotes(survey: string): AuditNotes {
  const note = tabNotes.read(session.value?.person.id ?? '', subjectOf(survey));
  return { ...NOTHING, ...(note as Partial<AuditNotes> | undefined) };
}

/** Keeps notes about a survey; undefined forgets them, once it is released or void. */
export function writeAuditNotes(survey: string, notes: AuditNotes | undefined): void {
  tabNotes.write(session.value?.person.id ?? '', subjectOf(survey), notes);
}
