/**
 * Weight of a passage from which it counts as quoted: a Chinese character weighs 2, anything else
 * but blanks and stops 1. Ten characters, or some four English words, in the same order.
 */
const QUOTED_FROM = 20;

interface Letter {
  letter: string;
  weight: number;
}

/** A text as its letters, without blanks and stops, in one width and case. */
function lettersOf(text: string): Letter[] {
  return Array.from(text.normalize('NFKC').toLowerCase())
    .filter((letter) => !/[\s\p{P}\p{S}]/u.test(letter))
    .map((letter) => ({ letter, weight: /\p{Script=Han}/u.test(letter) ? 2 : 1 }));
}

/** For each start the shortest passage of enough weight; both texts are cut at the same places. */
function passagesOf(text: string): string[] {
  const letters = lettersOf(text);
  const passages: string[] = [];
  let end = 0;
  let weight = 0;
  for (const [start, { weight: first }] of letters.entries()) {
    while (end < letters.length && weight < QUOTED_FROM) {
      weight += letters[end]?.weight ?? 0;
      end += 1;
    }
    if (weight < QUOTED_FROM) break;
    passages.push(
      letters
        .slice(start, end)
        .map(({ letter }) => letter)
        .join(''),
    );
    weight -= first;
  }
  return passages;
}

/** Finds passages of `texts` in a summary; built once, asked with every change of the summary. */
export function quotationFinder(texts: readonly string[]): (summary: string) => string | undefined {
  const known = new Set(texts.flatMap(passagesOf));
  return (summary) => passagesOf(summary).find((passage) => known.has(passage));
}
