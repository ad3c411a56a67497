/** Longest evidence, in Unicode code points as a person counts characters. */
export const EVIDENCE_CODE_POINTS = 300;

/** Longest evidence as encoded JSON without its quotes, so that nine always fit the padding. */
const EVIDENCE_BYTES = 900;

/** Evidence as it will be sealed, with what it uses of the two limits. */
export type NormalisedEvidence = {
  text: string;
  codePoints: number;
  bytes: number;
  /** Whether both limits are kept. */
  fits: boolean;
};

/** Bytes of `text` as a JSON string in UTF-8, without the quotes. */
function encodedLength(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2;
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether `text` keeps both limits and holds no control character but newline. */
export function isEvidenceAllowed(text: string): boolean {
  return (
    !/[\uD800-\uDFFF]/u.test(text) &&
    !/(?!\n)\p{Cc}/u.test(text) &&
    countCodePoints(text) <= EVIDENCE_CODE_POINTS &&
    encodedLength(text) <= EVIDENCE_BYTES
  );
}

/**
 * What a rater typed or pasted, made fit to be sealed: line ends as newlines, tabs as blanks,
 * other control characters and halves of surrogate pairs dropped, NFC. It shortens nothing:
 * `fits` says whether the rater has to.
 */
export function normaliseEvidence(typed: string): NormalisedEvidence {
  const text = typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\uD800-\uDFFF]/gu, '')
    .normalize('NFC');
  const codePoints = countCodePoints(text);
  const bytes = encodedLength(text);
  return {
    text,
    codePoints,
    bytes,
    fits: codePoints <= EVIDENCE_CODE_POINTS && bytes <= EVIDENCE_BYTES,
  };
}
