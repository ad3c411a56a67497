/** Who keeps a copy of the form. */
export const copyKeepers = ['department', 'hr'] as const;
export type CopyKeeper = (typeof copyKeepers)[number];

/** What stands in the margins of every sheet of paper. */
export interface MarginWords {
  /** What the form is about, so that a loose sheet finds back to its copy. */
  form: string;
  /** The name of a copy. */
  copies: Record<CopyKeeper, string>;
  /** A sheet's number and how many there are: before, between and after the two figures. */
  sheet: { before: string; between: string; after: string };
}

/** Sheets of one copy that can be counted when both are printed; beyond them the count is of both. */
const MOST_SHEETS = 400;

/** A text as a CSS string, whatever it contains. */
function quoted(text: string): string {
  const inside = text.replaceAll(
    /["\\]|\p{Cc}/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${inside}"`;
}

/** Writes an even number as its half. */
const halves = Array.from({ length: MOST_SHEETS }, (_, i) => `"" "${i + 1}"`).join(' ');

/**
 * The rules for the margins of the printed copies: each names its copy and counts its own sheets
 * (第1页，共3页). Browsers know how many sheets are printed at once, but not how many each part has;
 * both copies have the same content, so each has the half of them.
 */
export function marginRules(words: MarginWords, isBoth: boolean): string {
  const { before, between, after } = words.sheet;
  const all = isBoth ? 'counter(pages, copy-sheets)' : 'counter(pages)';
  const pages = copyKeepers.map(
    (keeper) => `@page ${keeper}-copy {
      counter-increment: ${keeper}-sheet;
      @top-left { content: ${quoted(words.form)}; font-size: 9pt; }
      @top-right { content: ${quoted(words.copies[keeper])}; font-size: 9pt; }
      @bottom-right {
        content: ${quoted(before)} counter(${keeper}-sheet) ${quoted(between)} ${all} ${quoted(after)};
      }
    }`,
  );
  return `@counter-style copy-sheets { system: fixed; symbols: ${halves}; }\n${pages.join('\n')}`;
}
