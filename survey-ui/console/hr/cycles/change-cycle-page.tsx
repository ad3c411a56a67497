import { useLocation, useRoute } from 'preact-iso/router';
import { type CycleView, cyclesApi } from '../../api/cycles.ts';
import { organisationApi } from '../../api/organisation.ts';
import { timeZone } from '../../api/session.ts';
import { formsApi, policiesApi, type VersionSummary } from '../../api/versions.ts';
import { useAction } from '../../kit/action.ts';
import { answerTogether } from '../../kit/answer.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { useForm } from '../../kit/form.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { PageHeader } from '../../kit/page-header.tsx';
import { toast } from '../../kit/toast.tsx';
import { kitText } from '../../text/kit.ts';
import { CycleFieldSet } from './cycle-field-set.tsx';
import { cycleChoice, cycleErrors, fieldsOf } from './cycle-fields.ts';
import type { Choosable } from './department-picker.tsx';
import { cyclesText } from './text.ts';

/** Those that take part, and the active others; one with work stays. */
function choosable(
  view: CycleView,
  departments: readonly (Choosable & { ended: boolean })[],
): Choosable[] {
  const members = new Map(view.departments.map((each) => [each.department, each]));
  return departments
    .filter((each) => !each.ended || members.has(each.id))
    .map(({ id, code, name }) => {
      const member = members.get(id);
      const written =
        member !== undefined && Object.values(member.sheets).some((state) => state !== 'empty');
      return { id, code, name, kept: written || (member?.survey ?? null) !== null };
    });
}

function ChangeCycle(props: {
  view: CycleView;
  departments: readonly (Choosable & { ended: boolean })[];
  forms: readonly VersionSummary[];
  policies: readonly VersionSummary[];
  reload: () => Promise<void>;
}) {
  const { view } = props;
  const { route } = useLocation();
  const form = useForm(() =>
    fieldsOf(
      {
        departments: view.departments.map((each) => each.department),
        formVersion: view.formVersion.number,
        scoringPolicy: view.scoringPolicy.number,
        due: view.cycle.due,
      },
      timeZone(),
    ),
  );
  const save = useAction(cyclesApi.change, form.refuse);
  const send = async () => {
    if (!form.check((fields) => cycleErrors(fields, timeZone()))) return;
    const saved = await save.run(view.cycle.id, {
      revision: view.cycle.revision,
      ...cycleChoice(form.fields, props, timeZone()),
    });
    if (saved === undefined) return;
    toast(kitText.value.saved);
    route(`/hr/cycles/${view.cycle.id}`);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <CycleFieldSet
        fields={form.fields}
        errors={form.errors}
        departments={choosable(view, props.departments)}
        forms={props.forms}
        policies={props.policies}
        started={view.started}
        onChange={form.set}
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
  );
}

/** Changes who takes part in a cycle, its deadlines and, at first, its versions. */
export function ChangeCyclePage() {
  const t = cyclesText.value;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`change cycle ${id}`, () =>
    answerTogether(cyclesApi.read(id), organisationApi.read(), formsApi.list(), policiesApi.list()),
  );
  return (
    <Loaded load={load}>
      {([view, organisation, forms, policies]) => {
        const cycle = formatCycle(view.cycle.label, language.value);
        return (
          <>
            <PageHeader
              title={t.changeTitle(cycle)}
              above={{ href: `/hr/cycles/${id}`, name: t.page.title(cycle) }}
            />
            <ChangeCycle
              // A newer revision is another form.
              key={view.cycle.revision}
              view={view}
              departments={organisation.departments}
              forms={forms}
              policies={policies}
              reload={load.reload}
            />
          </>
        );
      }}
    </Loaded>
  );
}
