import { timeZone } from '../api/session.ts';
import { textOf } from '../kit/bound.ts';
import { errorAt } from '../kit/error-summary.tsx';
import { TextField } from '../kit/field.tsx';
import type { Form } from '../kit/form.ts';
import { Section } from '../kit/page-header.tsx';
import { DepartmentPicker } from './department-picker.tsx';
import { hrText } from './text.ts';
import { pickerText } from './text-picker.ts';
import type { WindowForm } from './window-fields.ts';

/** The fields of a window: departments, dates, threshold. */
export function WindowFieldSet(props: { form: Form<WindowForm> }) {
  const t = hrText.value.windows;
  const { fields, errors, set } = props.form;
  const missing = errorAt(errors, 'departments');
  const time = (field: 'opensAt' | 'closesAt' | 'latestCloseAt', label: string, hint?: string) => (
    <TextField
      {...textOf(props.form, field)}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      type="datetime-local"
    />
  );
  return (
    <>
      <Section title={t.form.departments}>
        {fields.cycle === '' ? (
          <div id="departments" tabIndex={-1}>
            {missing === undefined ? null : <p class="field-error">{missing}</p>}
            <p class="soft">{t.form.cycleFirst}</p>
          </div>
        ) : (
          <DepartmentPicker
            key={fields.cycle}
            id="departments"
            legend={t.form.departments}
            legendUnseen
            hint={t.form.departmentsHint}
            error={missing}
            among={[
              { name: pickerText.value.inCycle, filters: { cycle: fields.cycle, state: 'all' } },
            ]}
            chosen={fields.departments}
            onChange={(departments) => set({ departments })}
          />
        )}
      </Section>
      <Section title={t.form.times}>
        <div class="stack">
          <p class="soft">{t.form.timesHint(timeZone())}</p>
          <div class="field-row">
            {time('opensAt', t.opensAt)}
            {time('closesAt', t.closesAt)}
          </div>
          {time('latestCloseAt', t.form.latestCloseAt, t.form.latestHint)}
          <TextField
            {...textOf(props.form, 'graceMinutes')}
            label={t.form.graceMinutes}
            hint={t.form.graceHint}
            unit={t.form.minutes}
            width="short"
            inputMode="numeric"
          />
          <TextField
            {...textOf(props.form, 'threshold')}
            label={t.form.threshold}
            hint={t.form.thresholdHint}
            unit={t.form.people}
            width="short"
            inputMode="numeric"
          />
        </div>
      </Section>
    </>
  );
}
