import type { ResultView } from '../api/manager.ts';
import { timeZone } from '../api/session.ts';
import { formatCycle, formatDateTime, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { levelsByGroup, levelText } from './classes.ts';
import { resultText } from './text.ts';

/** One line of an exported result. */
export interface ExportRow {
  item: string;
  value: string;
}

/** A published result as lines of a file: the same words and figures as on the screen. */
export function exportRows(view: ResultView): ExportRow[] {
  const t = resultText.value;
  const { result } = view;
  const when = (at: number) => formatDateTime(at, timeZone(), language.value);
  if (result.outcome !== 'published')
    return [{ item: t.outcome, value: t.outcomes[result.outcome] }];
  const levels = result.indicators === null ? [] : levelsByGroup(view.form, result.indicators);
  return [
    { item: t.department, value: view.department.name },
    { item: t.cycle, value: formatCycle(view.cycle.label, language.value) },
    {
      item: `${t.score} (${t.points})`,
      value: formatFixed(result.customerScoreTenths, 1, language.value),
    },
    { item: t.band, value: t.bands[result.band] },
    { item: t.released, value: when(result.releasedAt) },
    ...levels.flatMap((group) =>
      group.indicators.map(({ name, level, word }) => ({
        item: `${group.name} · ${name}`,
        value: `${levelText(level)} ${word}`.trim(),
      })),
    ),
    ...(result.summary === null ? [] : [{ item: t.summary, value: result.summary }]),
    { item: t.mark, value: view.fingerprint },
    { item: t.exportedBy, value: `${view.viewer.name}, ${when(view.viewer.at)}` },
  ];
}
