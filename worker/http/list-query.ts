import * as v from 'valibot';

/** Rows on one page of a list unless another number is asked for, and at most. */
export const usualPage = 50;
const largestPage = 100;
/** Pages that a list may be asked for; more than any table of ours fills. */
const lastPage = 10_000;
/** Longest text to look for, code points. */
const longestSearch = 100;

function wholeNumber(largest: number, usual: number) {
  return v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/u), v.transform(Number), v.maxValue(largest)),
    String(usual),
  );
}

/** Which part of a list is asked for. */
export interface ListPart {
  /** Normalised and trimmed; empty for everything. */
  search: string;
  /** Counts from 1. */
  page: number;
  /** Rows on a page, 1 to 100. */
  size: number;
}

/** The same of a list that can be sorted. */
export interface ListQuery<Sort extends string> extends ListPart {
  sort: Sort;
  direction: 'asc' | 'desc';
}

/** What every list's address can say: `search`, `page`, `size` (1 to 100). */
export const listPart = {
  search: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.normalize('NFC').trim()),
      v.check((text) => Array.from(text).length <= longestSearch),
    ),
    '',
  ),
  page: wholeNumber(lastPage, 1),
  size: wholeNumber(largestPage, usualPage),
};

/**
 * Schema of the address of a list that can be sorted: `listPart`, `sort` (one of `sorts`, the first
 * unless said otherwise), `direction` (`usual` unless said otherwise), and the list's own filters.
 * Unknown parameters are refused.
 */
export function listQuery<const Sort extends string, const Filters extends v.ObjectEntries>(
  sorts: readonly [Sort, ...Sort[]],
  filters: Filters,
  usual: 'asc' | 'desc' = 'asc',
) {
  return v.strictObject({
    ...listPart,
    sort: v.optional(v.picklist(sorts), sorts[0]),
    direction: v.optional(v.picklist(['asc', 'desc']), usual),
    ...filters,
  });
}
