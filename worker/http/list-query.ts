import * as v from 'valibot';

/** Rows on one page of a list, at most and unless another number is asked for. */
const largestPage = 100;
const usualPage = 50;
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
export interface ListQuery<Sort extends string> {
  /** Normalised and trimmed; empty for everything. */
  search: string;
  sort: Sort;
  direction: 'asc' | 'desc';
  /** Counts from 1. */
  page: number;
  /** Rows on a page, 1 to 100. */
  size: number;
}

/**
 * Schema of a list's address: `search`, `sort` (one of `sorts`, the first unless said
 * otherwise), `direction` (`usual` unless said otherwise), `page`, `size` (1 to 100), and the list's own filters. Unknown
 * parameters are refused.
 */
export function listQuery<const Sort extends string, const Filters extends v.ObjectEntries>(
  sorts: readonly [Sort, ...Sort[]],
  filters: Filters,
  usual: 'asc' | 'desc' = 'asc',
) {
  return v.strictObject({
    search: v.optional(
      v.pipe(
        v.string(),
        v.transform((text) => text.normalize('NFC').trim()),
        v.check((text) => Array.from(text).length <= longestSearch),
      ),
      '',
    ),
    sort: v.optional(v.picklist(sorts), sorts[0]),
    direction: v.optional(v.picklist(['asc', 'desc']), usual),
    page: wholeNumber(lastPage, 1),
    size: wholeNumber(largestPage, usualPage),
    ...filters,
  });
}
