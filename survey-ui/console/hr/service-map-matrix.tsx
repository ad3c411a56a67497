import { useCallback, useRef, useState } from 'preact/hooks';
import { organisationApi, type Client, type DepartmentName } from '../api/organisation.ts';
import { Button } from '../kit/button.tsx';
import type { Editing } from '../kit/editing.ts';
import { TextField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { useGridKeys } from '../kit/grid-keys.ts';
import { language } from '../kit/language.ts';
import { LeaveGuard } from '../kit/leave-guard.tsx';
import { readWhole } from '../kit/list.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { kitText } from '../text/kit.ts';
import { matching, type ClientFields } from './client-editing.ts';
import { MatrixRow } from './service-map-row.tsx';
import { hrText } from './text.ts';

/** Departments up to which the service map is a matrix; beyond, nobody reads one. */
export const largestMatrix = 60;

/** What is unsaved, and the one button for all of it. */
function UnsavedBar(props: { unsaved: ReadonlyMap<string, Editing<ClientFields>> }) {
  const t = hrText.value.serviceMap.matrix;
  const { size } = props.unsaved;
  return (
    <div class="matrix-bar">
      <p role="status">
        {size === 0 ? t.allSaved : t.unsavedRows(formatCount(size, language.value))}
      </p>
      {size === 0 ? null : (
        <Button
          kind="primary"
          running={[...props.unsaved.values()].some((row) => row.running)}
          onPress={() => {
            for (const row of props.unsaved.values()) {
              if (row.differences === undefined) void row.send();
            }
          }}
        >
          {t.saveAll}
        </Button>
      )}
      <LeaveGuard
        active={size > 0}
        title={kitText.value.unsaved.title}
        text={kitText.value.unsaved.text}
      />
    </div>
  );
}

function Matrix(props: { clients: readonly Client[] }) {
  const t = hrText.value.serviceMap;
  const [rowText, setRowText] = useState('');
  const [columnText, setColumnText] = useState('');
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, Editing<ClientFields>>>(new Map());
  const table = useRef<HTMLTableElement>(null);
  useGridKeys(table);
  const onState = useCallback((client: string, row: Editing<ClientFields> | undefined) => {
    setUnsaved((before) => {
      const was = before.get(client);
      if (row === undefined && was === undefined) return before;
      if (row !== undefined && was?.form.fields === row.form.fields && was.running === row.running)
        return before;
      const next = new Map(before);
      if (row === undefined) next.delete(client);
      else next.set(client, row);
      return next;
    });
  }, []);
  const [departments] = useState<readonly DepartmentName[]>(() =>
    props.clients.map(({ id, code, name }) => ({ id, code, name, ended: false })),
  );
  const seen = new Set(matching(departments, columnText).map(({ id }) => id));
  const seenRows = new Set(matching(departments, rowText).map(({ id }) => id));
  const firstRow = departments.find(({ id }) => seenRows.has(id))?.id;
  return (
    <>
      <p class="soft matrix-help">{t.matrix.help}</p>
      <search class="list-filters">
        <TextField
          type="search"
          label={t.matrix.filterRows}
          width="full"
          value={rowText}
          onInput={setRowText}
        />
        <TextField
          type="search"
          label={t.matrix.filterColumns}
          width="full"
          value={columnText}
          onInput={setColumnText}
        />
      </search>
      <UnsavedBar unsaved={unsaved} />
      <div class="matrix-frame">
        <table ref={table} class="matrix">
          <caption class="unseen">{t.matrix.caption}</caption>
          <colgroup>
            <col class="matrix-names" />
            <col data-column="0" />
            {departments.map(({ id }, at) =>
              seen.has(id) ? <col key={id} data-column={at + 1} /> : null,
            )}
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t.client}</th>
              <th scope="col" data-column="0" class="matrix-links">
                {t.links}
              </th>
              {departments.map(({ id, name }, at) => (
                <th
                  key={id}
                  scope="col"
                  data-column={at + 1}
                  hidden={!seen.has(id)}
                  class="matrix-column"
                  title={name}
                >
                  <span>{name}</span>
                </th>
              ))}
              <th scope="col" class="matrix-state">
                <span class="unseen">{t.matrix.state}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.clients.map((client) => (
              <MatrixRow
                key={client.id}
                client={client}
                departments={departments}
                seen={seen}
                hidden={!seenRows.has(client.id)}
                first={client.id === firstRow}
                onState={onState}
              />
            ))}
          </tbody>
        </table>
      </div>
      {seen.size === 0 || seenRows.size === 0 ? <p class="soft">{t.noChoice}</p> : null}
    </>
  );
}

/** The service map as a matrix: client departments in rows, rated departments in columns. */
export function ServiceMapMatrix() {
  const load = useLoad('matrix', () => readWhole(organisationApi.clients));
  return <Loaded load={load}>{(clients) => <Matrix clients={clients} />}</Loaded>;
}
