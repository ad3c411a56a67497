/** A count with its noun: "1 link", "3 links". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Several things in one sentence; `last` stands before the last of them. */
export function listed(items: readonly string[], last: string): string {
  const head = items.slice(0, -1).join(', ');
  return head === '' ? (items[0] ?? '') : `${head} ${last} ${items[items.length - 1] ?? ''}`;
}
