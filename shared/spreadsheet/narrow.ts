/** Full-width forms of the printable ASCII characters, as Chinese input methods type them. */
const wide = /[！-～]/gu;
const wideOffset = 0xfee0;
/** Blanks that are not the usual one: ideographic, no-break. */
const otherBlanks = /[\u3000\u00A0\u2007\u202F]/gu;

/**
 * A code, a number or a header as it is compared: full-width letters, digits and blanks become
 * the usual ones, blanks around it go. Nothing else of NFKC, which would also take `①` for `1`
 * and `㈱` for `(株)`: two different codes must never become one.
 */
export function narrow(text: string): string {
  return text
    .replace(wide, (char) => String.fromCharCode(char.charCodeAt(0) - wideOffset))
    .replace(otherBlanks, ' ')
    .normalize('NFC')
    .trim();
}
