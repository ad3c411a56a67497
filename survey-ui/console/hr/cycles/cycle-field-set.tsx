import type { VersionSummary } from '../../api/versions.ts';
import { textOf } from '../../kit/bound.ts';
import { errorAt } from '../../kit/error-summary.tsx';
import { SelectField, TextField } from '../../kit/field.tsx';
import type { Form } from '../../kit/form.ts';
import { Section } from '../../kit/page-header.tsx';
import { DepartmentPicker } from '../department-picker.tsx';
import { pickerText } from '../text-picker.ts';
import { type CycleFields, DEADLINES } from './cycle-fields.ts';
import { cyclesText } from './text.ts';

function options(versions: readonly VersionSummary[]) {
  const t = cyclesText.value;
  return versions.map((each) => ({
    value: String(each.number),
    label: t.option(each.number, each.cycles.length),
  }));
}

/** What is chosen for a cycle: its departments, its versions and its deadlines. */
export function CycleFieldSet(props: {
  form: Form<CycleFields>;
  /** The cycle, once it is there. */
  cycle?: string;
  /** Departments with work in the cycle, which stay in it. */
  kept?: ReadonlySet<string>;
  forms: readonly VersionSummary[];
  policies: readonly VersionSummary[];
  /** The cycle has sheets or a window, and its versions stay. */
  started: boolean;
}) {
  const t = cyclesText.value;
  const { form, cycle } = props;
  const { fields } = form;
  const { inUse, inCycle } = pickerText.value;
  const offers = [
    { name: inUse, filters: { state: 'active' } },
    ...(cycle === undefined ? [] : [{ name: inCycle, filters: { cycle, state: 'all' } }]),
  ];
  return (
    <>
      <Section title={t.which}>
        <DepartmentPicker
          id="departments"
          legend={t.which}
          legendUnseen
          among={offers}
          chosen={fields.departments}
          {...(props.kept === undefined ? {} : { kept: props.kept })}
          onChange={(departments) => form.set({ departments })}
          error={errorAt(form.errors, 'departments')}
        />
      </Section>
      <Section title={t.versions}>
        <div class="stack-small">
          <p class="soft">{props.started ? t.versionsKept : t.versionsHint}</p>
          <div class="field-row">
            {props.started ? (
              <p>
                {t.form} {t.version(Number(fields.formVersion))}
                <br />
                {t.policy} {t.version(Number(fields.scoringPolicy))}
              </p>
            ) : (
              <>
                <SelectField
                  {...textOf(form, 'formVersion')}
                  label={t.form}
                  options={options(props.forms)}
                />
                <SelectField
                  {...textOf(form, 'scoringPolicy')}
                  label={t.policy}
                  options={options(props.policies)}
                />
              </>
            )}
          </div>
        </div>
      </Section>
      <Section title={t.deadlines}>
        <div class="stack-small">
          <p class="soft">{t.deadlinesHint}</p>
          <div class="field-row">
            {DEADLINES.map((field) => (
              <TextField key={field} {...textOf(form, field)} label={t.due[field]} type="date" />
            ))}
          </div>
        </div>
      </Section>
    </>
  );
}
