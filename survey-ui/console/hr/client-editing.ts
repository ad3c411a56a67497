import { type Client, type DepartmentName, organisationApi } from '../api/organisation.ts';
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

/** A form over what a client department rates. @param departments those in use */
export function useClientEditing(
  client: Client,
  departments: readonly DepartmentName[],
  onSaved: () => void | Promise<Client | undefined>,
): Editing<ClientFields> {
  const others = departments.filter((each) => each.id !== client.id);
  return useEditing<Client, ClientFields>({
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
    readAgain: () => organisationApi.client(client.id),
    onSaved,
  });
}

/** Names of the fields above, for the difference between two versions. */
export function clientFieldNames(departments: readonly DepartmentName[]): Record<string, string> {
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
