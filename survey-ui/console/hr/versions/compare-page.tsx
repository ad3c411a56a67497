import { useLocation } from 'preact-iso/router';
import { answerTogether } from '../../kit/answer.ts';
import { ExportButtons } from '../../kit/export-buttons.tsx';
import { SelectField } from '../../kit/field.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import { comparedNumbers } from './compared-numbers.ts';
import { type Difference, Differences } from './differences.tsx';
import type { VersionKind } from './kind.ts';
import { versionsText } from './text.ts';

function textOf(side: Difference['before']): string {
  return typeof side === 'string' ? side : side.map(({ text }) => text).join('');
}

function Compared<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  from: number;
  to: number;
}) {
  const t = versionsText.value;
  const { kind, from, to } = props;
  const load = useLoad(`${kind.base} ${from} ${to}`, () =>
    answerTogether(kind.api.read(from), kind.api.read(to)),
  );
  return (
    <Loaded load={load}>
      {([before, after]) => {
        const differences = kind.differences(before.content, after.content);
        return (
          <>
            <Differences
              caption={t.compare}
              differences={differences}
              before={t.version(from)}
              after={t.version(to)}
            />
            {differences.length === 0 ? null : (
              <ExportButtons
                name={t.export(kind.title(), from, to)}
                rows={() => differences}
                columns={[
                  { header: t.field, value: (row) => row.field },
                  { header: t.version(from), value: (row) => textOf(row.before) },
                  { header: t.version(to), value: (row) => textOf(row.after) },
                ]}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Two versions side by side, field by field; which two is part of the address. */
export function ComparePage<C extends { number: number }>(props: { kind: VersionKind<C> }) {
  const t = versionsText.value;
  const { kind } = props;
  const { query, route } = useLocation();
  const load = useLoad(`${kind.base} list`, kind.api.list);
  return (
    <>
      <PageHeader title={t.compare} above={{ href: kind.base, name: kind.title() }} />
      <Loaded load={load}>
        {(versions) => {
          const { from, to } = comparedNumbers(query, versions);
          const options = versions.map(({ number }) => ({
            value: String(number),
            label: t.version(number),
          }));
          const show = (numbers: { from: string | number; to: string | number }) =>
            route(`${kind.base}/compare?from=${numbers.from}&to=${numbers.to}`, true);
          return (
            <div class="stack">
              <div class="field-row">
                <SelectField
                  label={t.from}
                  value={String(from)}
                  onInput={(typed) => show({ from: typed, to })}
                  options={options}
                />
                <SelectField
                  label={t.to}
                  value={String(to)}
                  onInput={(typed) => show({ from, to: typed })}
                  options={options}
                />
              </div>
              <Compared kind={kind} from={from} to={to} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
