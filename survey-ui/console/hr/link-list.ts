import type { IssuedLink } from '../api/windows.ts';
import { tableAsCsv } from '../kit/export-table.ts';

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

/** The links as CSV, numbered within each department. */
export function linksAsCsv(
  links: readonly IssuedLink[],
  departmentName: (id: string) => string,
  header: { department: string; number: string; link: string },
): string {
  const rows = groupLinks(links, departmentName).flatMap((group) =>
    group.links.map((link, index) => ({ name: group.name, number: index + 1, link })),
  );
  return tableAsCsv(
    [
      { header: header.department, value: (row) => row.name },
      { header: header.number, kind: 'number', value: (row) => row.number },
      { header: header.link, value: (row) => row.link },
    ],
    rows,
  );
}
