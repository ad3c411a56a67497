import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { type CycleChoiceView, cyclesApi } from '../../api/cycles.ts';
import { organisationApi } from '../../api/organisation.ts';
import { timeZone } from '../../api/session.ts';
import { formsApi, policiesApi, type VersionSummary } from '../../api/versions.ts';
import { answerTogether } from '../../kit/answer.ts';
import { EditForm } from '../../kit/edit-form.tsx';
import { useEditing } from '../../kit/editing.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import { toast } from '../../kit/toast.tsx';
import { kitText } from '../../text/kit.ts';
import { CycleFieldSet } from './cycle-field-set.tsx';
import {
  cycleChoice,
  cycleErrors,
  cycleFieldNames,
  type CycleFields,
  type CycleRecord,
  cycleValueText,
  fieldsOf,
} from './cycle-fields.ts';
import { cyclesText } from './text.ts';

function ChangeCycle(props: {
  view: CycleChoiceView;
  forms: readonly VersionSummary[];
  policies: readonly VersionSummary[];
  reload: () => Promise<void>;
}) {
  const { id } = props.view;
  const { route } = useLocation();
  // Whether it has started meanwhile, and who has work in it, is as new as what it is compared with.
  const [view, setView] = useState(props.view);
  // Only a difference names departments that nobody has looked for.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const editing = useEditing<CycleRecord, CycleFields>({
    record: props.view,
    fieldsOf: (record) => fieldsOf(record, timeZone()),
    check: (fields) => cycleErrors(fields, timeZone()),
    save: async (fields, revision) => {
      const choice = cycleChoice(fields, props, timeZone());
      const saved = await cyclesApi.change(id, { revision, ...choice });
      if (!saved.ok && saved.refusal.code === 'chosen_version_changed') await props.reload();
      return saved;
    },
    readAgain: async () => {
      const read = await answerTogether(cyclesApi.choice(id), organisationApi.read());
      if (!read.ok) return read;
      const [now, { departments }] = read.value;
      setNames(new Map(departments.map((each) => [each.id, each.name])));
      setView(now);
      return { ok: true, value: now };
    },
    onSaved: () => {
      toast(kitText.value.saved);
      route(`/hr/cycles/${id}`);
    },
  });
  return (
    <EditForm editing={editing} names={cycleFieldNames(names)} say={cycleValueText}>
      <CycleFieldSet
        form={editing.form}
        cycle={id}
        kept={new Set(view.withWork)}
        forms={props.forms}
        policies={props.policies}
        started={view.started}
      />
    </EditForm>
  );
}

/** Changes who takes part in a cycle, its deadlines and, at first, its versions. */
export function ChangeCyclePage() {
  const t = cyclesText.value;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`change cycle ${id}`, () =>
    answerTogether(cyclesApi.choice(id), formsApi.list(), policiesApi.list()),
  );
  return (
    <Loaded load={load}>
      {([view, forms, policies]) => {
        const cycle = formatCycle(view.label, language.value);
        return (
          <>
            <PageHeader
              title={t.changeTitle(cycle)}
              above={{ href: `/hr/cycles/${id}`, name: t.page.title(cycle) }}
            />
            <ChangeCycle
              key={id}
              view={view}
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
