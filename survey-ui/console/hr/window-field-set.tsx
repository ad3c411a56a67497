import type { Organisation } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { errorAt } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import { Section } from '../kit/page-header.tsx';
import { DepartmentChooser } from './department-chooser.tsx';
import { namesOf } from './names.ts';
import { hrText } from './text.ts';
import type { WindowForm } from './window-fields.ts';

/** The fields of a window: departments, dates, threshold. */
export function WindowFieldSet(props: {
  form: Form<WindowForm>;
  organisation: Organisation;
  /** Departments of the chosen cycle. */
  offered: readonly string[];
}) {
  const t = hrText.value.windows;
  const { fields, errors, set } = props.form;
  const names = namesOf(props.organisation);
  const time = (field: 'opensAt' | 'closesAt' | 'latestCloseAt', label: string, hint?: string) => (
    <TextField
      id={field}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      type="datetime-local"
      value={fields[field]}
      onInput={(value) => set({ [field]: value })}
      error={errorAt(errors, field)}
    />
  );
  return (
    <>
      <DepartmentChooser
        id="departments"
        legend={t.form.departments}
        hint={props.offered.length === 0 ? t.form.cycleFirst : t.form.departmentsHint}
        error={errorAt(errors, 'departments')}
        offered={props.offered.map((id) => ({ id, name: names.department(id) }))}
        chosen={fields.departments}
        onChoose={(departments) => set({ departments })}
      />
      <Section title={t.form.times}>
        <div class="stack">
          <p class="soft">{t.form.timesHint(timeZone())}</p>
          <div class="field-row">
            {time('opensAt', t.opensAt)}
            {time('closesAt', t.closesAt)}
          </div>
          {time('latestCloseAt', t.form.latestCloseAt, t.form.latestHint)}
          <TextField
            id="graceMinutes"
            label={t.form.graceMinutes}
            hint={t.form.graceHint}
            unit={t.form.minutes}
            width="short"
            inputMode="numeric"
            value={fields.graceMinutes}
            onInput={(graceMinutes) => set({ graceMinutes })}
            error={errorAt(errors, 'graceMinutes')}
          />
          <TextField
            id="threshold"
            label={t.form.threshold}
            hint={t.form.thresholdHint}
            unit={t.form.people}
            width="short"
            inputMode="numeric"
            value={fields.threshold}
            onInput={(threshold) => set({ threshold })}
            error={errorAt(errors, 'threshold')}
          />
        </div>
      </Section>
    </>
  );
}
