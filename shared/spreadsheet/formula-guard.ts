/**
 * What a spreadsheet may take for a formula: a leading `=`, `+`, `-`, `@`, also full-width and
 * behind blanks, tabs or line breaks. Apostrophes before it are part of the pattern, so that
 * taking one away again gives back exactly what was guarded.
 */
const formulaLike = /^'*[\s\0]*[=+\-@＝＋－＠\t\r\n]/u;
const guarded = /^'+[\s\0]*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * A text that no spreadsheet runs: names are typed by people, and `=HYPERLINK(…)` in a cell would
 * be run by whoever opens the file. An apostrophe before it says "text" to every spreadsheet.
 */
export function guardFormula(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given; any other text stays as it is. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
