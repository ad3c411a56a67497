import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { organisationApi, type Department, type Organisation } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { errorAt, ErrorSummary, type FormError } from '../kit/error-summary.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { useForm } from '../kit/form.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { kitText } from '../text/kit.ts';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';

interface DepartmentFields {
  code: string;
  name: string;
  raterLinks: string;
}

function findErrors(fields: DepartmentFields): FormError[] {
  const t = hrText.value.departments.missing;
  const errors: FormError[] = [];
  if (fields.code.trim() === '') errors.push({ field: 'code', message: t.code });
  if (fields.name.trim() === '') errors.push({ field: 'name', message: t.name });
  if (wholeNumber(fields.raterLinks, 0, 500) === undefined) {
    errors.push({ field: 'raterLinks', message: t.raterLinks });
  }
  return errors;
}

function DepartmentFieldSet(props: {
  fields: DepartmentFields;
  errors: readonly FormError[];
  onChange: (changed: Partial<DepartmentFields>) => void;
}) {
  const t = hrText.value.departments;
  return (
    <>
      <TextField
        id="code"
        label={t.code}
        width="short"
        value={props.fields.code}
        onInput={(code) => props.onChange({ code })}
        error={errorAt(props.errors, 'code')}
      />
      <TextField
        id="name"
        label={t.name}
        value={props.fields.name}
        onInput={(name) => props.onChange({ name })}
        error={errorAt(props.errors, 'name')}
      />
      <TextField
        id="raterLinks"
        label={t.raterLinks}
        hint={t.raterLinksHint}
        width="short"
        inputMode="numeric"
        value={props.fields.raterLinks}
        onInput={(raterLinks) => props.onChange({ raterLinks })}
        error={errorAt(props.errors, 'raterLinks')}
      />
    </>
  );
}

/** Adds a department. */
export function NewDepartmentPage() {
  const t = hrText.value.departments;
  const { route } = useLocation();
  const form = useForm(() => ({ code: '', name: '', raterLinks: '4' }));
  const add = useAction(organisationApi.addDepartment, form.refuse);
  const send = async () => {
    if (!form.check(findErrors)) return;
    const { code, name, raterLinks } = form.fields;
    const added = await add.run({ code, name, raterLinks: Number(raterLinks) });
    if (added === undefined) return;
    toast(kitText.value.saved);
    route('/hr/departments');
  };
  return (
    <>
      <PageHeader
        title={t.addTitle}
        above={{ href: '/hr/departments', name: t.title }}
        lead={t.managerAfter}
      />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DepartmentFieldSet fields={form.fields} errors={form.errors} onChange={form.set} />
        {add.refusal === undefined ? null : <RefusalNotice refusal={add.refusal} />}
        <Button kind="primary" type="submit" running={add.running}>
          {t.add}
        </Button>
      </form>
    </>
  );
}

function EditDepartment(props: {
  department: Department;
  organisation: Organisation;
  reload: () => Promise<void>;
}) {
  const t = hrText.value.departments;
  const { route } = useLocation();
  const { department } = props;
  const form = useForm(() => ({
    code: department.code,
    name: department.name,
    raterLinks: String(department.raterLinks),
    parent: department.parent ?? '',
    manager: department.manager ?? '',
    reviewer: department.reviewer ?? '',
  }));
  const save = useAction(organisationApi.changeDepartment, form.refuse);
  const end = useAction(organisationApi.endDepartment);
  const [ending, setEnding] = useState(false);
  const people = props.organisation.people
    .filter((person) => !person.ended)
    .map((person) => ({ value: person.id, label: `${person.name}（${person.number}）` }));

  const send = async () => {
    if (!form.check(findErrors)) return;
    const { code, name, raterLinks, parent, manager, reviewer } = form.fields;
    const saved = await save.run(department.id, {
      revision: department.revision,
      code,
      name,
      raterLinks: Number(raterLinks),
      parent: parent === '' ? null : parent,
      manager: manager === '' ? null : manager,
      reviewer: reviewer === '' ? null : reviewer,
    });
    if (saved === undefined) return;
    toast(kitText.value.saved);
    route('/hr/departments');
  };

  return (
    <>
      <PageHeader title={department.name} above={{ href: '/hr/departments', name: t.title }} />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DepartmentFieldSet fields={form.fields} errors={form.errors} onChange={form.set} />
        <SelectField
          id="parent"
          label={t.parent}
          optional
          value={form.fields.parent}
          onInput={(parent) => form.set({ parent })}
          error={errorAt(form.errors, 'parent')}
          options={props.organisation.departments
            .filter(
              (each) => each.id === department.parent || (!each.ended && each.id !== department.id),
            )
            .map((each) => ({ value: each.id, label: each.name }))}
          empty={hrText.value.none}
        />
        <SelectField
          id="manager"
          label={t.manager}
          value={form.fields.manager}
          onInput={(manager) => form.set({ manager })}
          error={errorAt(form.errors, 'manager')}
          options={people}
          empty={hrText.value.none}
        />
        <SelectField
          id="reviewer"
          label={t.reviewer}
          hint={t.reviewerHint}
          value={form.fields.reviewer}
          onInput={(reviewer) => form.set({ reviewer })}
          options={people}
          empty={hrText.value.none}
          error={errorAt(form.errors, 'reviewer')}
        />
        {save.refusal === undefined ? null : (
          <RefusalNotice refusal={save.refusal} onReload={() => void props.reload()} />
        )}
        <ButtonRow>
          <Button kind="primary" type="submit" running={save.running}>
            {kitText.value.save}
          </Button>
        </ButtonRow>
      </form>
      <div class="apart">
        <Button kind="final" onPress={() => setEnding(true)}>
          {t.end}
        </Button>
      </div>
      <ConfirmDialog
        open={ending}
        title={t.endTitle(department.name)}
        phrase={department.name}
        confirm={t.end}
        final
        running={end.running}
        refusal={end.refusal}
        onClose={() => setEnding(false)}
        onConfirm={() => {
          void end.run(department.id, department.revision).then((ended) => {
            if (ended !== undefined) route('/hr/departments');
          });
        }}
      >
        <p>{t.endText}</p>
      </ConfirmDialog>
    </>
  );
}

/** One department: its name, its links, its manager and reviewer. */
export function DepartmentPage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad('organisation', organisationApi.read);
  return (
    <Loaded load={load}>
      {(organisation) => {
        const department = organisation.departments.find((each) => each.id === id);
        return department === undefined ? (
          <NotFoundPage />
        ) : (
          <EditDepartment
            // A newer revision is another form: what was typed against the old one is not kept.
            key={department.revision}
            department={department}
            organisation={organisation}
            reload={load.reload}
          />
        );
      }}
    </Loaded>
  );
}
