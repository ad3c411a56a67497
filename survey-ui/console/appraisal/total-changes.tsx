import type { Figure } from '../../../shared/appraisal/appraisal-total.ts';
import type {
  ContentChanges,
  LineChange,
  LineField,
} from '../../../shared/appraisal/content-changes.ts';
import { formatCount, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { totalText } from './text-total.ts';
import { appraisalText } from './text.ts';

interface ChangeRow {
  key: string;
  name: string;
  before: string;
  after: string;
}

function fieldName({ sheet, subIndicator }: LineChange, field: LineField): string {
  const t = appraisalText.value.fields;
  if (field !== 'title') return t[field];
  return subIndicator === null ? t.title[sheet] : t.subTitle;
}

function shown(field: LineField, value: LineChange['before']): string {
  const t = totalText.value.changes;
  if (value === null || value === '') return t.none;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    return field === 'weight' ? `${formatFixed(value, 1, language.value)}%` : String(value);
  }
  const figure = formatFixed(value.tenths, 1, language.value);
  return value.kind === 'points' ? t.points(figure) : t.score(figure);
}

function lineRow(change: LineChange): ChangeRow {
  const t = appraisalText.value;
  const { sheet, entry, subIndicator, field } = change;
  const part = subIndicator === null ? '' : ` · ${t.sub(`${entry + 1}.${subIndicator + 1}`)}`;
  return {
    key: `${sheet} ${entry} ${subIndicator} ${field}`,
    name: `${t.entry[sheet](entry + 1)}${part} · ${fieldName(change, field)}`,
    before: shown(field, change.before),
    after: shown(field, change.after),
  };
}

function rowsOf({ figures, lines }: ContentChanges): ChangeRow[] {
  const t = totalText.value.changes;
  const figure = (value: Figure | null) =>
    value === null ? t.none : formatFixed(value.rounded, value.decimals, language.value);
  return [
    ...figures.map(({ what, before, after }) => ({
      key: what,
      name: t.figures[what],
      before: figure(before),
      after: figure(after),
    })),
    ...lines.map(lineRow),
  ];
}

/** Every input and figure that changed, before and after. */
export function TotalChanges(props: { changes: ContentChanges; frozen: boolean }) {
  const t = totalText.value.changes;
  const { changes } = props;
  return (
    <Section title={t.title}>
      <p class="soft">{props.frozen ? t.since : t.signed}</p>
      <Table
        caption={t.title}
        rows={rowsOf(changes)}
        rowKey={({ key }) => key}
        columns={[
          { header: t.what, names: true, render: ({ name }) => name },
          { header: t.before, render: ({ before }) => before },
          { header: t.after, render: ({ after }) => after },
        ]}
      />
      {changes.more === 0 ? null : (
        <p class="soft">{t.more(formatCount(changes.more, language.value))}</p>
      )}
    </Section>
  );
}
