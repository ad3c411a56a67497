import {
  type Department,
  type DepartmentRequest,
  findDepartments,
  findPeople,
  organisationApi,
} from '../api/organisation.ts';
import { pickOf, textOf } from '../kit/bound.ts';
import { type Editing, useEditing } from '../kit/editing.ts';
import type { FormError } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import type { Named } from '../kit/named.ts';
import { PickField } from '../kit/pick-field.tsx';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';

/** What HR types about a department. */
export interface DepartmentFields {
  code: string;
  name: string;
  raterLinks: string;
  parent: Named | null;
}

/** As above, with who holds its roles. */
export interface HeldDepartmentFields extends DepartmentFields {
  manager: Named | null;
  reviewer: Named | null;
}

/** What is wrong with the typed fields. */
export function departmentErrors(fields: DepartmentFields): FormError[] {
  const t = hrText.value.departments.missing;
  const errors: FormError[] = [];
  if (fields.code.trim() === '') errors.push({ field: 'code', message: t.code });
  if (fields.name.trim() === '') errors.push({ field: 'name', message: t.name });
  if (wholeNumber(fields.raterLinks, 0, 500) === undefined) {
    errors.push({ field: 'raterLinks', message: t.raterLinks });
  }
  return errors;
}

/** Names of the fields, for the difference between two versions. */
export function departmentFieldNames(): Record<keyof HeldDepartmentFields, string> {
  const { code, name, raterLinks, parent, manager, reviewer } = hrText.value.departments;
  return { code, name, raterLinks, parent, manager, reviewer };
}

/** The typed fields as the Worker takes them. */
export function departmentRequest(fields: DepartmentFields): DepartmentRequest {
  return {
    code: fields.code,
    name: fields.name,
    raterLinks: wholeNumber(fields.raterLinks, 0, 500) ?? 0,
    parent: fields.parent?.id ?? null,
  };
}

function fieldsOf(department: Department): HeldDepartmentFields {
  const { code, name, raterLinks, parent, manager, reviewer } = department;
  return { code, name, raterLinks: String(raterLinks), parent, manager, reviewer };
}

/** A form over a department that is there already. */
export function useDepartmentEditing(
  department: Department,
  onSaved: () => void,
): Editing<HeldDepartmentFields> {
  const { id } = department;
  return useEditing({
    record: department,
    fieldsOf,
    check: departmentErrors,
    save: (fields, revision) =>
      organisationApi.changeDepartment(id, {
        revision,
        ...departmentRequest(fields),
        manager: fields.manager?.id ?? null,
        reviewer: fields.reviewer?.id ?? null,
      }),
    readAgain: () => organisationApi.department(id),
    onSaved,
  });
}

/** The fields of a department's form. @param props.brief leaves the hints out, inside a table */
export function DepartmentFieldSet(props: { form: Form<DepartmentFields>; brief?: boolean }) {
  const t = hrText.value.departments;
  const { form } = props;
  return (
    <>
      <TextField {...textOf(form, 'code')} label={t.code} width="short" />
      <TextField {...textOf(form, 'name')} label={t.name} />
      <PickField {...pickOf(form, 'parent')} label={t.parent} optional find={findDepartments} />
      <TextField
        {...textOf(form, 'raterLinks')}
        label={t.raterLinks}
        {...(props.brief === true ? {} : { hint: t.raterLinksHint })}
        width="short"
        inputMode="numeric"
      />
    </>
  );
}

/** Who manages and who reviews a department. */
export function HolderFieldSet(props: { form: Form<HeldDepartmentFields>; brief?: boolean }) {
  const t = hrText.value.departments;
  const { form } = props;
  return (
    <>
      <PickField {...pickOf(form, 'manager')} label={t.manager} find={findPeople} />
      <PickField
        {...pickOf(form, 'reviewer')}
        label={t.reviewer}
        {...(props.brief === true ? {} : { hint: t.reviewerHint })}
        find={findPeople}
      />
    </>
  );
}
