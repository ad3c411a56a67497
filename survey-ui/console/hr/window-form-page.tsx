import { nanoid } from 'nanoid';
import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { cyclesApi, type Cycle } from '../api/cycles.ts';
import { organisationApi } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { windowsApi, type WindowPlan } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { answerTogether } from '../kit/answer.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useEditing } from '../kit/editing.ts';
import { errorAt } from '../kit/error-summary.tsx';
import { SelectField } from '../kit/field.tsx';
import { useForm } from '../kit/form.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { NewForm } from '../kit/new-form.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';
import { WindowClientLinks } from './window-client-links.tsx';
import { WindowFieldSet } from './window-field-set.tsx';
import {
  changedClients,
  fieldsOfPlan,
  proposeWindow,
  windowErrors,
  windowFieldNames,
  type WindowForm,
  windowRequest,
  windowValueText,
} from './window-fields.ts';

function NewWindow(props: { cycles: readonly Cycle[] }) {
  const t = hrText.value.windows;
  const { route } = useLocation();
  const form = useForm(() => proposeWindow(Date.now() / 1000, timeZone()));
  // A repeated press makes no second draft, however often its reply was lost.
  const [id] = useState(nanoid);
  const prepare = useAction(windowsApi.prepareDraft, form.refuse);
  const send = async () => {
    if (!form.check((fields) => windowErrors(fields, timeZone()))) return;
    const request = windowRequest(form.fields, timeZone());
    const made = await prepare.run({ id, cycle: form.fields.cycle, ...request });
    if (made !== undefined) route(`/hr/windows/${made.id}`);
  };
  return (
    <NewForm form={form} add={prepare} verb={t.form.save} onSend={() => void send()}>
      <SelectField
        id="cycle"
        label={t.cycle}
        value={form.fields.cycle}
        empty=""
        onInput={(cycle) => form.set({ cycle, departments: [] })}
        error={errorAt(form.errors, 'cycle')}
        options={props.cycles.map((each) => ({
          value: each.id,
          label: formatCycle(each.label, language.value),
        }))}
      />
      <WindowFieldSet form={form} />
    </NewForm>
  );
}

/** Prepares a window as a draft. */
export function NewWindowPage() {
  const t = hrText.value.windows;
  const load = useLoad('new window', cyclesApi.list);
  return (
    <>
      <PageHeader title={t.form.newTitle} above={{ href: '/hr/windows', name: t.title }} />
      <Loaded load={load}>{(cycles) => <NewWindow cycles={cycles} />}</Loaded>
    </>
  );
}

function EditWindow(props: { id: string; plan: WindowPlan }) {
  const { id } = props;
  // Only a difference names departments that nobody has looked for.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { route } = useLocation();
  const editing = useEditing<WindowPlan, WindowForm>({
    record: props.plan,
    fieldsOf: (plan) => fieldsOfPlan(plan, timeZone()),
    check: (fields) => windowErrors(fields, timeZone()),
    save: (fields, revision) =>
      windowsApi.change(id, {
        revision,
        ...windowRequest(fields, timeZone()),
        clients: changedClients(fields),
      }),
    readAgain: async () => {
      const read = await answerTogether(windowsApi.plan(id), organisationApi.read());
      if (!read.ok) return read;
      const [plan, { departments }] = read.value;
      setNames(new Map(departments.map((each) => [each.id, each.name])));
      return { ok: true, value: plan };
    },
    onSaved: () => {
      toast(kitText.value.saved);
      route(`/hr/windows/${id}`);
    },
  });
  const { form } = editing;
  return (
    <EditForm
      editing={editing}
      names={windowFieldNames(names)}
      say={windowValueText}
      verb={hrText.value.windows.form.save}
    >
      <WindowFieldSet form={form} />
      <WindowClientLinks window={id} form={form} />
    </EditForm>
  );
}

/** Changes a window while it is a draft. */
export function EditWindowPage() {
  const t = hrText.value.windows;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`edit ${id}`, () => windowsApi.plan(id));
  return (
    <>
      <PageHeader title={t.form.editTitle} above={{ href: `/hr/windows/${id}`, name: t.title }} />
      <Loaded load={load}>{(plan) => <EditWindow id={id} plan={plan} />}</Loaded>
    </>
  );
}
