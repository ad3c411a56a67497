import { useState } from 'preact/hooks';
import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import type { FieldChange, PlanEntry } from '../../../../shared/spreadsheet/import-plan.ts';
import { SelectField, TextField } from '../../kit/field.tsx';
import { language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { StatusLabel } from '../../kit/status-label.tsx';
import { keyName } from './column-name.ts';
import { PagedRows } from './paged-rows.tsx';
import { importText } from './text.ts';

/** A value as people read it: roles by their names. */
function valueText(key: string, value: string | null): string {
  const t = importText.value;
  if (value === null) return t.none;
  if (key !== 'roles') return value;
  return value
    .split(',')
    .map((role) => t.roleNames[role] ?? role)
    .join(language.value === 'zh' ? '、' : ', ');
}

/** One field before and after; what is new has only an after. */
function Field(props: { kind: ImportKind; change: PlanEntry['change']; field: FieldChange }) {
  const t = importText.value;
  const { key, before, after } = props.field;
  return (
    <li>
      <span class="soft">{keyName(props.kind, key)}</span>{' '}
      {props.change === 'added' ? (
        <ins>{valueText(key, after)}</ins>
      ) : (
        <>
          <span class="unseen">{t.from}</span>
          <del>{valueText(key, before)}</del> <span aria-hidden="true">→</span>{' '}
          <span class="unseen">{t.to}</span>
          <ins>{valueText(key, after)}</ins>
        </>
      )}
    </li>
  );
}

/** What would be added and changed, field by field, to filter and to page through. */
export function EntriesPart(props: { kind: ImportKind; entries: readonly PlanEntry[] }) {
  const t = importText.value;
  const [show, setShow] = useState('all');
  const [typed, setTyped] = useState('');
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const rows = props.entries.filter(
    ({ change, code, name }) =>
      (show === 'all' || show === change) && `${code} ${name}`.toLowerCase().includes(wanted),
  );
  return (
    <Section title={t.entriesTitle}>
      <div class="field-row">
        <SelectField
          label={t.show}
          value={show}
          onInput={setShow}
          options={[
            { value: 'all', label: t.all },
            { value: 'added', label: t.added },
            { value: 'changed', label: t.changed },
          ]}
        />
        <TextField label={t.search} type="search" value={typed} onInput={setTyped} />
      </div>
      <PagedRows
        caption={t.entriesTitle}
        rows={rows}
        rowKey={(row) => `${row.row} ${row.code} ${row.change}`}
        columns={[
          { header: t.row, kind: 'number', render: (row) => row.row },
          { header: t.code, render: (row) => <span class="figures">{row.code}</span> },
          { header: t.name, names: true, render: (row) => row.name },
          {
            header: t.what,
            render: (row) => (
              <StatusLabel tone={row.change === 'added' ? 'done' : 'running'}>
                {row.change === 'added' ? t.added : t.changed}
              </StatusLabel>
            ),
          },
          {
            header: t.details,
            render: (row) => (
              <ul class="changes">
                {row.fields
                  .filter(({ key }) => row.change === 'changed' || key !== 'name')
                  .map((field) => (
                    <Field key={field.key} kind={props.kind} change={row.change} field={field} />
                  ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
