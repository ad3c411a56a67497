/*
 * What somebody notes on the way, kept in this tab only: it survives a reload, is never sent, and
 * is gone when the tab is closed, the person signs out or somebody else signs in.
 */

const PREFIX = 'niping-note ';

const keyOf = (person: string, subject: string) => `${PREFIX}${person} ${subject}`;

function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    // Storage may be blocked; notes then last until the page is left.
    return undefined;
  }
}

/** The note of a person about something, as it was written; undefined when there is none. */
export function readTabNote(person: string, subject: string): unknown {
  try {
    const kept = storage()?.getItem(keyOf(person, subject)) ?? null;
    return kept === null ? undefined : (JSON.parse(kept) as unknown);
  } catch {
    return undefined;
  }
}

/** Keeps a note; undefined forgets it. */
export function writeTabNote(person: string, subject: string, note: object | undefined): void {
  try {
    if (note === undefined) storage()?.removeItem(keyOf(person, subject));
    else storage()?.setItem(keyOf(person, subject), JSON.stringify(note));
  } catch {
    // Full or blocked; the page itself still holds it.
  }
}

/** Forgets every note but those of `person`; all of them when nobody is named. */
export function wipeTabNotes(person?: string): void {
  const kept = storage();
  if (kept === undefined) return;
  const own = person === undefined ? undefined : keyOf(person, '');
  for (const key of Object.keys(kept)) {
    if (key.startsWith(PREFIX) && (own === undefined || !key.startsWith(own))) kept.removeItem(key);
  }
}
