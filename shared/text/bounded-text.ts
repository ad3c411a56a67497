import * as v from 'valibot';

// Cc includes newline and tab; Cs are lone surrogates, which have no UTF-8 and no canonical JSON.
const unprintable = /[\p{Cc}\p{Cs}]/u;
const unprintableButNewline = /[^\P{Cc}\n]|\p{Cs}/u;

/** Length of a text in Unicode code points, the unit in which limits are told to people. */
function codePointLength(text: string): number {
  return Array.from(text).length;
}

function textOf(longest: number, shortest: number, forbidden: RegExp) {
  return v.pipe(
    v.string('text_expected'),
    v.check((text) => !forbidden.test(text), 'text_unprintable'),
    v.check((text) => text.normalize('NFC') === text, 'text_not_normalised'),
    v.check((text) => codePointLength(text) <= longest, 'text_too_long'),
    v.check((text) => codePointLength(text.trim()) >= shortest, 'text_missing'),
  );
}

/**
 * Schema of a text in one line: NFC, no control characters, `shortest` (after trimming) to
 * `longest` code points. Issues carry the codes `text_expected`, `text_unprintable`,
 * `text_not_normalised`, `text_too_long`, `text_missing`.
 */
export function lineOfText(longest: number, shortest = 1) {
  return textOf(longest, shortest, unprintable);
}

/** As `lineOfText`, with newlines allowed and empty by default. */
export function linesOfText(longest: number, shortest = 0) {
  return textOf(longest, shortest, unprintableButNewline);
}
