import { wholePercent } from '../../../../shared/scoring/policy-figures.ts';
import type { ScoringPolicy } from '../../../../shared/scoring/scoring-policy.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { errorAt, type FormError } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/field.tsx';
import { Section } from '../../kit/page-header.tsx';
import { PARTS, policyErrors, type PolicyFields } from './policy-fields.ts';
import { PolicyMeaning } from './policy-meaning.tsx';
import { policiesText } from './text.ts';
import { WorkedExample } from './worked-example.tsx';

const SCALES = ['as_printed', 'to_100'] as const;

/** The percents and the scale of a policy, with what they come to while they are typed. */
export function PolicyFieldSet(props: {
  fields: PolicyFields;
  /** What the fields describe now. */
  policy: ScoringPolicy;
  errors: readonly FormError[];
  onChange: (changed: Partial<PolicyFields>) => void;
}) {
  const t = policiesText.value;
  const { fields, policy, errors, onChange } = props;
  const [fault] = policyErrors(fields);
  return (
    <>
      <Section title={t.percents}>
        <div class="stack">
          <p class="soft">{t.percentsLead}</p>
          <div class="field-row">
            {PARTS.map((part) => (
              <TextField
                key={part}
                id={part}
                label={t.parts[part]}
                unit="%"
                width="short"
                inputMode="numeric"
                value={fields[part]}
                onInput={(typed) => onChange({ [part]: typed })}
                error={errorAt(errors, part)}
              />
            ))}
          </div>
          <p role="status" class={fault === undefined ? 'figures' : 'field-error'}>
            {fault === undefined ? `${t.sum} ${wholePercent(policy)}%` : fault.message}
          </p>
          <RadioSet
            id="scale"
            legend={t.scale}
            value={fields.scale}
            onInput={(value) => onChange({ scale: value === 'to_100' ? 'to_100' : 'as_printed' })}
            options={SCALES.map((value) => ({
              value,
              label: t.scales[value],
              hint: t.scaleHints[value],
            }))}
          />
          {fault === undefined ? <PolicyMeaning policy={policy} /> : null}
        </div>
      </Section>
      {fault === undefined ? <WorkedExample policy={policy} /> : <p class="soft">{t.noExample}</p>}
    </>
  );
}
