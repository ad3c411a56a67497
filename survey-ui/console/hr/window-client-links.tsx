import { windowsApi } from '../api/windows.ts';
import { errorAt } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { Table } from '../kit/table.tsx';
import { windowText } from './text-window.ts';
import type { WindowForm } from './window-fields.ts';
import { useWindowList, WindowListFrame } from './window-list.tsx';

/**
 * Links of each client department of a saved draft. Only what differs from the usual number
 * is kept with the window; numbers typed on one page stay while another one is looked at.
 */
export function WindowClientLinks(props: { window: string; form: Form<WindowForm> }) {
  const t = windowText.value;
  const { fields, errors, set } = props.form;
  const list = useWindowList(`clients ${props.window}`, (query) =>
    windowsApi.clients(props.window, query),
  );
  const count = (value: number) => formatCount(value, language.value);
  const { current } = list.load;
  const type = (department: string, usual: number, value: string) => {
    const links = new Map(fields.links);
    if (value.trim() === String(usual)) links.delete(department);
    else links.set(department, value);
    set({ links });
  };
  return (
    <Section title={t.form.links}>
      <p class="soft">{t.form.linksHint}</p>
      <WindowListFrame list={list} whole={current.state === 'here' ? current.value.total : 0}>
        {(rows) => (
          <Table
            caption={t.form.links}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { header: t.survey.client, names: true, render: (row) => row.name },
              { header: t.form.covers, kind: 'number', render: (row) => count(row.covers) },
              {
                header: t.survey.links,
                render: (row) => (
                  <TextField
                    bare
                    id={`links-${row.id}`}
                    label={row.name}
                    width="short"
                    inputMode="numeric"
                    value={fields.links.get(row.id) ?? String(row.usual)}
                    onInput={(value) => type(row.id, row.usual, value)}
                    error={errorAt(errors, `links-${row.id}`)}
                  />
                ),
              },
            ]}
          />
        )}
      </WindowListFrame>
      {fields.links.size === 0 ? null : (
        <p class="soft" role="status">
          {t.form.changed(count(fields.links.size))}
        </p>
      )}
    </Section>
  );
}
