import type { ReadItem } from './read-evidence.ts';

/** What of the evidence is to be seen; an empty list or text asks for nothing in particular. */
export interface EvidenceFilter {
  /** Bands of the scale, as `from-to`. */
  bands: string[];
  /** Id of the one indicator, or ''. */
  indicator: string;
  /** Words that the text contains, in any order. */
  words: string;
  only: string[];
}

/** Sees everything. */
export const EVERYTHING: EvidenceFilter = { bands: [], indicator: '', words: '', only: [] };

/** True when the filter leaves nothing out. */
export function seesEverything(filter: EvidenceFilter): boolean {
  const { bands, indicator, words, only } = filter;
  return bands.length === 0 && indicator === '' && words.trim() === '' && only.length === 0;
}

/** One form of a text for searching: width and case of letters do not matter. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Answers that the filter lets through, in their order. */
export function filterEvidence(
  items: readonly ReadItem[],
  filter: EvidenceFilter,
  marks: readonly string[],
): ReadItem[] {
  const wanted = plain(filter.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const bands = filter.bands.map((band) => band.split('-').map(Number));
  return items.filter((item) => {
    if (filter.indicator !== '' && item.indicator !== filter.indicator) return false;
    const isInBand = bands.some(([from = 0, to = 0]) => from <= item.rating && item.rating <= to);
    if (bands.length > 0 && !isInBand) return false;
    if (filter.only.includes('written') && item.text === '') return false;
    if (filter.only.includes('marked') && !marks.includes(item.mark)) return false;
    if (filter.only.includes('traces') && item.traces.length === 0) return false;
    const text = plain(item.text);
    return wanted.every((word) => text.includes(word));
  });
}
