import { useState } from 'preact/hooks';
import { type Client, type DepartmentName, organisationApi } from '../api/organisation.ts';
import { answerTogether } from '../kit/answer.ts';
import { type Editing, useEditing } from '../kit/editing.ts';
import type { FieldValue } from '../kit/field-value.ts';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';

/** `raterLinks` as typed, and for each department's id whether it is rated. */
export type ClientFields = Record<string, FieldValue>;

/** The links as typed. */
export function typedLinks({ raterLinks }: ClientFields): string {
  return typeof raterLinks === 'string' ? raterLinks : '';
}

/** A form over what a client department rates, and the names of its fields for a difference. */
interface ClientEditing {
  editing: Editing<ClientFields>;
  names: Record<string, string>;
}

/** A form over what a client department rates. @param departments those in use */
export function useClientEditing(
  client: Client,
  departments: readonly DepartmentName[],
  onSaved: () => void | Promise<Client | undefined>,
): ClientEditing {
  // Departments that were added since the page was loaded are in nobody's list but the Worker's.
  const [later, setLater] = useState<readonly DepartmentName[]>([]);
  const others = departments.filter((each) => each.id !== client.id);
  const editing = useEditing<Client, ClientFields>({
    record: client,
    fieldsOf: (record) => {
      const rated = new Set(record.rated);
      // What somebody added meanwhile is not among the departments that this page knows.
      const ids = [...others.map(({ id }) => id), ...record.rated];
      return {
        raterLinks: String(record.raterLinks),
        ...Object.fromEntries(ids.map((id) => [id, rated.has(id)])),
      };
    },
    check: (fields) =>
      wholeNumber(typedLinks(fields), 0, 500) !== undefined
        ? []
        : [{ field: 'raterLinks', message: hrText.value.departments.missing.raterLinks }],
    save: (fields, revision) =>
      organisationApi.changeClient(client.id, {
        revision,
        raterLinks: wholeNumber(typedLinks(fields), 0, 500) ?? 0,
        rated: Object.keys(fields).filter((id) => fields[id] === true),
      }),
    readAgain: async () => {
      const read = await answerTogether(organisationApi.client(client.id), organisationApi.read());
      if (!read.ok) return read;
      const [now, organisation] = read.value;
      setLater(organisation.departments);
      return { ok: true, value: now };
    },
    onSaved,
  });
  return { editing, names: clientFieldNames([...later, ...departments]) };
}

function clientFieldNames(departments: readonly DepartmentName[]): Record<string, string> {
  return {
    raterLinks: hrText.value.serviceMap.links,
    ...Object.fromEntries(departments.map(({ id, name }) => [id, name])),
  };
}

/** The departments whose code or name contains what was typed. */
export function matching(
  departments: readonly DepartmentName[],
  typed: string,
): readonly DepartmentName[] {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (text === '') return departments;
  return departments.filter(({ code, name }) => `${code}\n${name}`.toLowerCase().includes(text));
}
