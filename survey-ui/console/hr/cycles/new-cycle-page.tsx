import { useLocation } from 'preact-iso/router';
import { type Cycle, cyclesApi } from '../../api/cycles.ts';
import { organisationApi } from '../../api/organisation.ts';
import { timeZone } from '../../api/session.ts';
import { formsApi, policiesApi, type VersionSummary } from '../../api/versions.ts';
import { useAction } from '../../kit/action.ts';
import { type Answer, answerTogether } from '../../kit/answer.ts';
import { textOf } from '../../kit/bound.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { SelectField, TextField } from '../../kit/field.tsx';
import { type Form, useForm } from '../../kit/form.ts';
import { formatCycle } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { NewForm } from '../../kit/new-form.tsx';
import { PageHeader } from '../../kit/page-header.tsx';
import { toast } from '../../kit/toast.tsx';
import { wholeNumber } from '../names.ts';
import { CycleFieldSet } from './cycle-field-set.tsx';
import { cycleChoice, cycleErrors, type CycleFields, fieldsOf } from './cycle-fields.ts';
import { labelOf, lastOpened, type PeriodFields, proposePeriod } from './propose-cycle.ts';
import { cyclesText } from './text.ts';

interface Sources {
  /** Departments of the last cycle that are in use, or all without one. */
  departments: string[];
  cycles: readonly Cycle[];
  forms: readonly VersionSummary[];
  policies: readonly VersionSummary[];
}

async function readSources(): Promise<Answer<Sources>> {
  const read = await answerTogether(cyclesApi.list(), formsApi.list(), policiesApi.list());
  if (!read.ok) return read;
  const [cycles, forms, policies] = read.value;
  const last = lastOpened(cycles);
  const wanted = last === undefined ? {} : { cycle: last.id };
  const proposed = await organisationApi.departmentIds({ ...wanted, state: 'active' });
  if (!proposed.ok) return proposed;
  return { ok: true, value: { departments: proposed.value.ids, cycles, forms, policies } };
}

/** The next period with the departments and versions of the last cycle, or with all and the newest. */
function proposal({ departments, cycles, forms, policies }: Sources): PeriodFields & CycleFields {
  const last = lastOpened(cycles);
  const choice = fieldsOf(
    {
      departments,
      formVersion: last?.formVersion ?? forms[0]?.number ?? 1,
      scoringPolicy: last?.scoringPolicy ?? policies[0]?.number ?? 1,
      due: { sheets: null, selfScores: null, audit: null },
    },
    timeZone(),
  );
  return { ...proposePeriod(last, Date.now() / 1000, timeZone()), ...choice };
}

function PeriodFieldSet(props: { form: Form<PeriodFields> }) {
  const t = cyclesText.value;
  const { form } = props;
  const { fields } = form;
  return (
    <>
      <RadioSet
        legend={t.kind}
        value={fields.kind}
        onInput={(value) => form.set({ kind: value === 'quarter' ? 'quarter' : 'month' })}
        options={[
          { value: 'month', label: t.kinds.month },
          { value: 'quarter', label: t.kinds.quarter },
        ]}
      />
      <TextField {...textOf(form, 'year')} label={t.year} width="short" inputMode="numeric" />
      {fields.kind === 'month' ? (
        <SelectField
          {...textOf(form, 'month')}
          label={t.month}
          width="short"
          options={Array.from({ length: 12 }, (_, index) => {
            const value = String(index + 1).padStart(2, '0');
            return { value, label: String(index + 1) };
          })}
        />
      ) : (
        <SelectField
          {...textOf(form, 'quarter')}
          label={t.quarter}
          options={t.quarters.map((label, index) => ({ value: String(index + 1), label }))}
        />
      )}
    </>
  );
}

function NewCycle(props: { sources: Sources; reload: () => Promise<void> }) {
  const t = cyclesText.value;
  const { route } = useLocation();
  const { sources } = props;
  const form = useForm(() => proposal(sources));
  const open = useAction(async (wish: Parameters<typeof cyclesApi.open>[0]) => {
    const opened = await cyclesApi.open(wish);
    if (!opened.ok && opened.refusal.code === 'chosen_version_changed') await props.reload();
    return opened;
  }, form.refuse);
  const last = lastOpened(sources.cycles);
  const send = async () => {
    const passed = form.check((fields) => [
      ...(wholeNumber(fields.year, 2000, 2100) === undefined
        ? [{ field: 'year', message: t.missing.label }]
        : []),
      ...cycleErrors(fields, timeZone()),
    ]);
    if (!passed) return;
    const { fields } = form;
    const period = { ...fields, year: String(wholeNumber(fields.year, 2000, 2100)) };
    const opened = await open.run({
      kind: fields.kind,
      label: labelOf(period),
      ...cycleChoice(fields, sources, timeZone()),
    });
    if (opened === undefined) return;
    toast(t.opened);
    route(`/hr/cycles/${opened.id}`);
  };
  return (
    <NewForm
      form={form}
      add={open}
      verb={t.open}
      onSend={() => void send()}
      onReload={() => void props.reload().then(open.clear)}
    >
      {last === undefined ? null : (
        <p class="soft">{t.openLead(formatCycle(last.label, language.value))}</p>
      )}
      <PeriodFieldSet form={form} />
      <CycleFieldSet
        form={form}
        forms={sources.forms}
        policies={sources.policies}
        started={false}
      />
    </NewForm>
  );
}

/** Opens a cycle for a month or a quarter, proposed from the last one. */
export function NewCyclePage() {
  const t = cyclesText.value;
  const load = useLoad('new cycle', readSources);
  return (
    <>
      <PageHeader title={t.openTitle} above={{ href: '/hr/cycles', name: t.title }} />
      <Loaded load={load}>
        {(sources) => <NewCycle sources={sources} reload={load.reload} />}
      </Loaded>
    </>
  );
}
