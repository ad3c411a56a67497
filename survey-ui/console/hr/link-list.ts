import type { IssuedLink } from '../api/windows.ts';

/** Links by client department, in the order in which the Worker gave the departments' first links. */
export function groupLinks(
  links: readonly IssuedLink[],
  departmentName: (id: string) => string,
): { department: string; name: string; links: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { department, link } of links) {
    const group = groups.get(department);
    if (group === undefined) groups.set(department, [link]);
    else group.push(link);
  }
  return [...groups]
    .map(([department, group]) => ({ department, name: departmentName(department), links: group }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/**
 * A cell that no spreadsheet takes for a formula: department names are typed by
 * people, and a leading `=`, `+`, `-`, `@` or tab would be run when the file is opened.
 */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The links as CSV (RFC 4180) with a byte order mark, without which Excel takes UTF-8 for GBK. */
export function linksAsCsv(
  links: readonly IssuedLink[],
  departmentName: (id: string) => string,
  header: { department: string; number: string; link: string },
): string {
  const lines = groupLinks(links, departmentName).flatMap((group) =>
    group.links.map((link, index) => [csvCell(group.name), String(index + 1), csvCell(link)]),
  );
  return `\uFEFF${[
    [csvCell(header.department), csvCell(header.number), csvCell(header.link)],
    ...lines,
  ]
    .map((cells) => cells.join(','))
    .join('\r\n')}\r\n`;
}
