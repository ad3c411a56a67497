/** A stretch of a text, and whether the other version lacks it. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** Words, blanks and marks one by one; Chinese by words too, as the platform divides it. */
function wordsOf(text: string, language: 'zh' | 'en'): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return Array.from(segments, ({ segment }) => segment);
}

/** Lengths of the longest common subsequences of the rests from each pair of positions on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      const below = lengths[i + 1] ?? [];
      row[j] = a[i] === b[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function append(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1);
  if (last?.changed === changed) last.text += text;
  else pieces.push({ text, changed });
}

/**
 * Both versions of a text with the words marked that the other does not have at that place. The
 * pieces of each joined give the text back. Meant for texts of a few hundred words.
 */
export function markWords(
  before: string,
  after: string,
  language: 'zh' | 'en',
): { before: Piece[]; after: Piece[] } {
  const [a, b] = [wordsOf(before, language), wordsOf(after, language)];
  const lengths = commonLengths(a, b);
  const marked: { before: Piece[]; after: Piece[] } = { before: [], after: [] };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (old !== undefined && old === fresh) {
      append(marked.before, old, false);
      append(marked.after, old, false);
      i += 1;
      j += 1;
    } else if (
      fresh === undefined ||
      (old !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      append(marked.before, old ?? '', true);
      i += 1;
    } else {
      append(marked.after, fresh, true);
      j += 1;
    }
  }
  return marked;
}
