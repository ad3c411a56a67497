import { errorAt } from '../kit/error-summary.tsx';
import { DescriptionList } from '../kit/description-list.tsx';
import { TextField } from '../kit/field.tsx';
import type { EntryProps } from './entry-fields.tsx';
import { LineText, SelfScore } from './line-fields.tsx';
import { appraisalText } from './text.ts';

/** What a task has beside other lines while it is planned: from when to when, and to what effect. */
export function PlanFields(props: EntryProps) {
  const t = appraisalText.value.fields;
  const { entry, errors, onChange } = props;
  return (
    <div class="entry-texts">
      <div class="entry-days">
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            id={`${field}-${entry.key}`}
            label={t[field]}
            type="date"
            value={entry[field]}
            onInput={(value) => onChange({ [field]: value })}
            error={errorAt(errors, `${field}-${entry.key}`)}
          />
        ))}
      </div>
      <LineText
        name="expectedEffect"
        line={entry}
        rows={2}
        errors={errors}
        onInput={(expectedEffect) => onChange({ expectedEffect })}
      />
    </div>
  );
}

/** A task of an approved plan: what was planned to be read, what came of it to be written. */
export function OutcomeFields(props: EntryProps) {
  const t = appraisalText.value;
  const { entry, errors, onChange } = props;
  const planned = [
    { name: t.table.weight, value: <span class="figures">{entry.weight}</span> },
    { name: t.fields.days, value: t.table.days(entry.from, entry.to) },
    { name: t.fields.expectedEffect, value: entry.expectedEffect },
    { name: t.fields.standard, value: entry.standard },
  ];
  return (
    <>
      <p class="entry-title">{entry.title}</p>
      <DescriptionList items={planned.filter(({ value }) => value !== '')} />
      <div class="entry-texts">
        <LineText
          name="completion"
          line={entry}
          rows={3}
          errors={errors}
          onInput={(completion) => onChange({ completion })}
        />
        <LineText
          name="cause"
          line={entry}
          rows={3}
          errors={errors}
          onInput={(cause) => onChange({ cause })}
          optional
        />
      </div>
      <div class="entry-line">
        <SelfScore
          line={entry}
          titleLabel={entry.title}
          phase="outcome"
          errors={errors}
          scored
          rows={2}
          onChange={onChange}
        />
      </div>
    </>
  );
}
