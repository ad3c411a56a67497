import { parseLinkFragment } from '../../../../shared/rating-protocol/link.ts';
import { fingerprintCode, formatTypedCode } from '../../../../shared/rating-protocol/typed-code.ts';
import type { IssuedLink } from '../../api/windows.ts';

/** The links of one client department, in an order that says nothing. */
export interface LinkGroup {
  department: string;
  name: string;
  links: string[];
}

/** Links by client department, by name; inside each in an order of its own at every call. */
export function groupLinks(
  links: readonly IssuedLink[],
  departmentName: (id: string) => string,
): LinkGroup[] {
  const groups = new Map<string, string[]>();
  for (const { department, link } of inRandomOrder(links)) {
    const group = groups.get(department);
    if (group === undefined) groups.set(department, [link]);
    else group.push(link);
  }
  return [...groups]
    .map(([department, group]) => ({ department, name: departmentName(department), links: group }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** What a slip says of a link besides the link. */
export interface LinkCodes {
  /** The code that can be typed instead of the link, and is as secret. */
  typed: string;
  /** What raters compare; the same for all links of a window. */
  fingerprint: string;
  /** Where the code is typed, without `https://`. */
  page: string;
}

/** Reads the codes from a link as the Worker made it. */
export function codesOf(link: string): LinkCodes {
  const url = new URL(link);
  const parsed = parseLinkFragment(url.hash);
  if (!parsed.ok) throw new Error('not a link of ours');
  return {
    typed: formatTypedCode(parsed.value.token),
    fingerprint: fingerprintCode(parsed.value.fp),
    page: `${url.host}/r/code`,
  };
}

function inRandomOrder<T>(items: readonly T[]): T[] {
  const keys = crypto.getRandomValues(new Uint32Array(items.length));
  return items
    .map((item, index) => ({ item, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
