import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { errorAt, type FormError } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/field.tsx';
import { inLanguage } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { EVIDENCE_POLICIES, evidenceEffect } from './evidence-rule.ts';
import type { FormFields, GroupFields } from './form-fields.ts';
import { ScaleFields } from './scale-fields.tsx';
import { TextFields } from './text-fields.tsx';
import { formsText } from './text.ts';
import { WeightTable } from './weight-table.tsx';

/** The groups with the share of one group or indicator as typed. */
function withShare(groups: readonly GroupFields[], id: string, share: string): GroupFields[] {
  return groups.map((group) => ({
    ...group,
    share: group.id === id ? share : group.share,
    indicators: group.indicators.map((each) => (each.id === id ? { ...each, share } : each)),
  }));
}

function shareOf(groups: readonly GroupFields[], id: string): string {
  const all = groups.flatMap((group) => [group, ...group.indicators]);
  return all.find((each) => each.id === id)?.share ?? '';
}

/** Everything that HR decides about a version of the form. */
export function FormFieldSet(props: {
  fields: FormFields;
  /** What the fields describe now. */
  form: FormVersion;
  errors: readonly FormError[];
  onChange: (changed: Partial<FormFields>) => void;
}) {
  const t = formsText.value;
  const { fields, form, errors, onChange } = props;
  return (
    <>
      <Section title={t.weights.title}>
        <p class="soft">{t.weights.lead}</p>
        <WeightTable
          form={form}
          renderShare={(row) => (
            <TextField
              id={`groups-share-${row.id}`}
              label={t.weights.shareOf(inLanguage(row.name))}
              bare
              width="short"
              inputMode="numeric"
              value={shareOf(fields.groups, row.id)}
              onInput={(typed) => onChange({ groups: withShare(fields.groups, row.id, typed) })}
              error={errorAt(errors, `groups-share-${row.id}`)}
            />
          )}
        />
      </Section>
      <TextFields
        groups={fields.groups}
        errors={errors}
        onChange={(groups) => onChange({ groups })}
      />
      <ScaleFields bands={fields.bands} errors={errors} onChange={(bands) => onChange({ bands })} />
      <Section title={t.evidence.title}>
        <RadioSet
          id="evidence"
          legend={t.evidence.legend}
          value={fields.evidence}
          onInput={(value) =>
            onChange({
              evidence: EVIDENCE_POLICIES.find((each) => each === value) ?? fields.evidence,
            })
          }
          options={EVIDENCE_POLICIES.map((value) => ({
            value,
            label: t.evidence.names[value],
            hint: evidenceEffect(value, form.scale),
          }))}
        />
      </Section>
    </>
  );
}
