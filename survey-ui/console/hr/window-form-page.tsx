import { nanoid } from 'nanoid';
import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { cyclesApi, type Cycle } from '../api/cycles.ts';
import { organisationApi, type Organisation } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { windowsApi, type WindowPlan } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { answerTogether } from '../kit/answer.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { toLocalInput } from '../kit/company-time.ts';
import { errorAt, ErrorSummary } from '../kit/error-summary.tsx';
import { SelectField } from '../kit/field.tsx';
import { useForm } from '../kit/form.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';
import { namesOf } from './names.ts';
import { WindowClientLinks } from './window-client-links.tsx';
import { WindowConflict } from './window-conflict-notice.tsx';
import { WindowFieldSet } from './window-field-set.tsx';
import { proposeWindow, windowErrors, windowRequest, type WindowForm } from './window-fields.ts';

function NewWindow(props: { organisation: Organisation; cycles: readonly Cycle[] }) {
  const t = hrText.value.windows;
  const { route } = useLocation();
  const form = useForm(() => proposeWindow(Date.now() / 1000, timeZone()));
  // A repeated press makes no second draft, however often its reply was lost.
  const [id] = useState(nanoid);
  const prepare = useAction(windowsApi.prepareDraft, form.refuse);
  const chosen = props.cycles.find((each) => each.id === form.fields.cycle);
  const send = async () => {
    if (!form.check((fields) => windowErrors(fields, timeZone()))) return;
    const request = windowRequest(form.fields, timeZone());
    const made = await prepare.run({ id, cycle: form.fields.cycle, ...request });
    if (made !== undefined) route(`/hr/windows/${made.id}`);
  };
  return (
    <>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
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
        <WindowFieldSet
          form={form}
          organisation={props.organisation}
          offered={chosen?.departments ?? []}
        />
        {prepare.refusal === undefined ? null : <RefusalNotice refusal={prepare.refusal} />}
        <ButtonRow>
          <Button kind="primary" type="submit" running={prepare.running}>
            {t.form.save}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

/** Prepares a window as a draft. */
export function NewWindowPage() {
  const t = hrText.value.windows;
  const load = useLoad('new window', () =>
    answerTogether(organisationApi.read(), cyclesApi.list()),
  );
  return (
    <>
      <PageHeader title={t.form.newTitle} above={{ href: '/hr/windows', name: t.title }} />
      <Loaded load={load}>
        {([organisation, cycles]) => <NewWindow organisation={organisation} cycles={cycles} />}
      </Loaded>
    </>
  );
}

function formOf(plan: WindowPlan): WindowForm {
  const zone = timeZone();
  return {
    cycle: plan.cycle.id,
    departments: plan.departments,
    opensAt: toLocalInput(plan.opensAt, zone),
    closesAt: toLocalInput(plan.closesAt, zone),
    latestCloseAt: toLocalInput(plan.latestCloseAt, zone),
    graceMinutes: String(plan.graceMinutes),
    threshold: String(plan.threshold),
    links: Object.fromEntries(plan.clients.map((each) => [each.department, String(each.links)])),
  };
}

function EditWindow(props: {
  id: string;
  plan: WindowPlan;
  organisation: Organisation;
  cycles: readonly Cycle[];
}) {
  const { id, cycles } = props;
  const { route } = useLocation();
  const form = useForm(() => formOf(props.plan));
  const [theirs, setTheirs] = useState<WindowPlan>();
  const save = useAction(windowsApi.change, (refusal) => {
    if (refusal.code !== 'revision_conflict') return form.refuse(refusal);
    void windowsApi.plan(id).then((plan) => {
      if (plan.ok) setTheirs(plan.value);
    });
    return true;
  });
  const send = async (revision: number) => {
    if (!form.check((fields) => windowErrors(fields, timeZone()))) return;
    const saved = await save.run(id, {
      revision,
      ...windowRequest(form.fields, timeZone()),
      clients: Object.entries(form.fields.links).map(([department, links]) => ({
        department,
        links: Number(links.normalize('NFKC')),
      })),
    });
    if (saved === undefined) return;
    toast(kitText.value.saved);
    route(`/hr/windows/${id}`);
  };
  return (
    <>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send(props.plan.revision);
        }}
      >
        <WindowFieldSet
          form={form}
          organisation={props.organisation}
          offered={
            cycles.find((each) => each.id === props.plan.cycle.id)?.departments ??
            form.fields.departments
          }
        />
        <WindowClientLinks window={id} revision={props.plan.revision} form={form} />
        {theirs === undefined ? null : (
          <WindowConflict
            key={theirs.revision}
            mine={form.fields}
            theirs={formOf(theirs)}
            departmentName={namesOf(props.organisation).department}
            running={save.running}
            onKeepMine={() => void send(theirs.revision)}
            onTakeTheirs={() => route(`/hr/windows/${id}`)}
          />
        )}
        {save.refusal === undefined ? null : <RefusalNotice refusal={save.refusal} />}
        <ButtonRow>
          <Button kind="primary" type="submit" running={save.running}>
            {hrText.value.windows.form.save}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

/** Changes a window while it is a draft. */
export function EditWindowPage() {
  const t = hrText.value.windows;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`edit ${id}`, () =>
    answerTogether(windowsApi.plan(id), organisationApi.read(), cyclesApi.list()),
  );
  return (
    <>
      <PageHeader title={t.form.editTitle} above={{ href: `/hr/windows/${id}`, name: t.title }} />
      <Loaded load={load}>
        {([plan, organisation, cycles]) => (
          <EditWindow id={id} plan={plan} organisation={organisation} cycles={cycles} />
        )}
      </Loaded>
    </>
  );
}
