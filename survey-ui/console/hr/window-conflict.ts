import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';
import type { WindowForm } from './window-fields.ts';

/** A field in which two versions disagree, in words. */
interface Line {
  field: string;
  mine: string;
  theirs: string;
}

/** Where two versions of a draft disagree, in the order of the form. */
export function conflictLines(
  mine: WindowForm,
  theirs: WindowForm,
  departmentName: (id: string) => string,
): Line[] {
  const t = hrText.value.windows;
  const words = windowText.value.conflict;
  const count = (value: number) => formatCount(value, language.value);
  const lines: Line[] = [];
  const only = (one: readonly string[], other: readonly string[]) =>
    one.filter((id) => !other.includes(id));
  const [onlyMine, onlyTheirs] = [
    only(mine.departments, theirs.departments),
    only(theirs.departments, mine.departments),
  ];
  if (onlyMine.length + onlyTheirs.length > 0) {
    const named = (ids: readonly string[]) => ids.map(departmentName).join('、');
    const total = (form: WindowForm) => words.departmentsValue(count(form.departments.length));
    lines.push({
      field: words.departments,
      mine: [total(mine), onlyMine.length > 0 ? words.onlyMine(named(onlyMine)) : ''].join(' '),
      theirs: [
        total(theirs),
        onlyTheirs.length > 0 ? words.onlyTheirs(named(onlyTheirs)) : '',
      ].join(' '),
    });
  }
  const fields = {
    opensAt: t.opensAt,
    closesAt: t.closesAt,
    latestCloseAt: t.form.latestCloseAt,
    graceMinutes: t.form.graceMinutes,
    threshold: t.form.threshold,
  } as const;
  for (const [name, field] of Object.entries(fields) as [keyof typeof fields, string][]) {
    if (mine[name] === theirs[name]) continue;
    lines.push({
      field,
      mine: mine[name].replace('T', ' '),
      theirs: theirs[name].replace('T', ' '),
    });
  }
  for (const id of new Set([...Object.keys(mine.links), ...Object.keys(theirs.links)])) {
    if (mine.links[id] === theirs.links[id]) continue;
    lines.push({
      field: `${words.links} ${departmentName(id)}`,
      mine: mine.links[id] ?? words.usual,
      theirs: theirs.links[id] ?? words.usual,
    });
  }
  return lines;
}
