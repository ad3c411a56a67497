/**
 * `theirs` with what I changed in `mine`, both made from `base`, however deep it stands. Lists
 * are compared place by place; one that has got another length is taken whole from who changed it.
 */
export function mergeFields<T>(base: T, mine: T, theirs: T): T {
  if (same(mine, base)) return theirs;
  if (Array.isArray(mine) && Array.isArray(base) && Array.isArray(theirs)) {
    if (mine.length !== base.length || mine.length !== theirs.length) return mine;
    return mine.map((each, at) => mergeFields<unknown>(base[at], each, theirs[at])) as T;
  }
  if (isRecord(mine) && isRecord(base) && isRecord(theirs)) {
    return Object.fromEntries(
      Object.keys(mine).map((name) => [name, mergeFields(base[name], mine[name], theirs[name])]),
    ) as T;
  }
  return mine;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an editor are plain data, spelt in one order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
