import * as v from 'valibot';
import { lineOfText, linesOfText } from '../../shared/text/bounded-text.ts';

/** A text in one line as people type it: normalised and trimmed before it is checked. */
function typedLine(longest: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    lineOfText(longest),
  );
}

/** Name of a department or a person: at most 100 code points. */
export const nameField = typedLine(100);

/** Whom to ask about personal information: at most 200 code points; empty for nobody in particular. */
export const contactField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  lineOfText(200, 0),
);

/** A department's code or a staff number: at most 32 code points. */
export const codeField = typedLine(32);

/** What somebody does in the company (职务): at most 100 code points; null when nobody said. */
export const titleField = v.nullable(typedLine(100));

/** Why somebody asks for, returns or voids something: 1 to 1,000 code points, lines allowed. */
export const reasonField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  linesOfText(1000, 1),
);

/** Longest address that mail can carry (RFC 5321, section 4.5.3.1.3). */
const maxEmailLength = 254;

/** An e-mail address; null for people without one. */
export const emailField = v.nullable(
  v.pipe(v.string(), v.trim(), v.email(), v.maxLength(maxEmailLength)),
);

/** IANA name of a time zone. */
export const timeZoneField = v.pipe(v.string(), v.check(isTimeZone));

function isTimeZone(name: string): boolean {
  // Offsets such as +08:00 are zones to this runtime, but to no manifest and no older browser.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** An id of ours. */
export const idField = v.pipe(v.string(), v.length(21));

/** The revision that the change was made from; counts up from 1. */
export const revisionField = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Links a client department gets in a window; the schema's limit of a survey. */
export const raterLinksField = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(500));

/** Different departments in one list; more than any company of one database has. */
export const departmentListField = v.pipe(
  v.array(idField),
  v.maxLength(1000),
  v.check((ids) => new Set(ids).size === ids.length),
);
