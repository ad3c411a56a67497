import { useEffect } from 'preact/hooks';
import { organisationApi, type Client, type DepartmentName } from '../api/organisation.ts';
import { differenceRows, DifferenceTable } from '../kit/difference-table.tsx';
import type { Editing } from '../kit/editing.ts';
import { errorAt } from '../kit/error-summary.tsx';
import { Button } from '../kit/button.tsx';
import { RefusalNotice } from '../kit/notice.tsx';
import { type ClientFields, typedLinks, useClientEditing } from './client-editing.ts';
import { hrText } from './text.ts';

interface MatrixRowProps {
  client: Client;
  departments: readonly DepartmentName[];
  /** Ids of the columns that are to be seen. */
  seen: ReadonlySet<string>;
  hidden: boolean;
  /** True for the row whose first cell the tab key reaches first. */
  first: boolean;
  /** Tells whether the row has unsaved changes, and how to save them. */
  onState: (client: string, unsaved: Editing<ClientFields> | undefined) => void;
}

/** What went wrong with a row, or what somebody else made of it, below the row. */
function BelowRow(
  props: MatrixRowProps & { editing: Editing<ClientFields>; names: Record<string, string> },
) {
  const t = hrText.value.serviceMap;
  const { editing, departments, names } = props;
  const error = errorAt(editing.form.errors, 'raterLinks');
  if (editing.differences === undefined && editing.refusal === undefined && error === undefined) {
    return null;
  }
  return (
    <tr class="matrix-below">
      <td colSpan={departments.length + 3}>
        <div class="matrix-note">
          <p class="empty-title">{t.matrix.conflict(props.client.name)}</p>
          {error === undefined ? null : <p class="field-error">{error}</p>}
          {editing.refusal === undefined ? null : <RefusalNotice refusal={editing.refusal} />}
          {editing.differences === undefined ? null : (
            <DifferenceTable
              rows={differenceRows(editing.differences, names)}
              running={editing.running}
              onKeepMine={() => void editing.keepMine()}
              onTakeTheirs={editing.takeTheirs}
            />
          )}
        </div>
      </td>
    </tr>
  );
}

/** One client department in the matrix: its links, whom it rates, and whether that is saved. */
export function MatrixRow(props: MatrixRowProps) {
  const t = hrText.value.serviceMap.matrix;
  const { client, departments, onState } = props;
  const { editing, names } = useClientEditing(client, departments, async () => {
    const now = await organisationApi.client(client.id);
    return now.ok ? now.value : undefined;
  });
  const { fields, set, errors } = editing.form;
  const { changed, running } = editing;
  useEffect(() => onState(client.id, changed ? editing : undefined));
  useEffect(() => () => onState(client.id, undefined), [client.id, onState]);
  return (
    <>
      <tr
        class={changed ? 'matrix-unsaved' : undefined}
        hidden={props.hidden}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          if (changed && !running) void editing.send();
        }}
      >
        <th scope="row">
          <a href={`/hr/service-map/${client.id}`} title={client.name}>
            {client.name}
          </a>
        </th>
        <td class="matrix-links">
          <input
            type="text"
            class="input input-number"
            inputMode="numeric"
            aria-label={t.linksOf(client.name)}
            aria-invalid={errorAt(errors, 'raterLinks') === undefined ? undefined : 'true'}
            data-column="0"
            tabIndex={props.first ? 0 : -1}
            readOnly={running}
            value={typedLinks(fields)}
            onInput={(event) => set({ raterLinks: event.currentTarget.value })}
          />
        </td>
        {departments.map(({ id, name }, at) =>
          id === client.id ? (
            <td key={id} class="matrix-self" hidden={!props.seen.has(id)}>
              —
            </td>
          ) : (
            <td key={id} class="matrix-cell" hidden={!props.seen.has(id)}>
              <input
                type="checkbox"
                aria-label={t.cell(client.name, name)}
                data-column={at + 1}
                tabIndex={-1}
                checked={fields[id] === true}
                onClick={(event) => {
                  if (running) event.preventDefault();
                }}
                onInput={(event) => set({ [id]: event.currentTarget.checked })}
              />
            </td>
          ),
        )}
        <td class="matrix-state">
          {changed ? (
            <div class="button-row">
              <span class="matrix-mark">{t.unsaved}</span>
              <Button
                kind="quiet"
                label={t.saveRowOf(client.name)}
                running={running}
                onPress={() => void editing.send()}
              >
                {t.saveRow}
              </Button>
              <Button kind="quiet" label={t.undoRowOf(client.name)} onPress={editing.undo}>
                {t.undoRow}
              </Button>
            </div>
          ) : null}
        </td>
      </tr>
      <BelowRow {...props} editing={editing} names={names} />
    </>
  );
}
