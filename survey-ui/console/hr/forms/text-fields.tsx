import type { BilingualText } from '../../../../shared/form/form-version.ts';
import { LONGEST_GUIDANCE, LONGEST_NAME } from '../../../../shared/form/form-limits.ts';
import { errorAt, type FormError } from '../../kit/error-summary.tsx';
import { AreaField, TextField } from '../../kit/field.tsx';
import { inLanguage } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { lengthOf } from './form-errors.ts';
import type { GroupFields, IndicatorFields } from './form-fields.ts';
import { formsText } from './text.ts';

/** A short text in both languages side by side. */
export function NamePair(props: {
  id: string;
  labels: BilingualText;
  text: BilingualText;
  errors: readonly FormError[];
  onChange: (text: BilingualText) => void;
}) {
  return (
    <div class="field-pair">
      {(['zh', 'en'] as const).map((language) => (
        <TextField
          key={language}
          id={`${props.id}-${language}`}
          label={props.labels[language]}
          width="full"
          value={props.text[language]}
          onInput={(typed) => props.onChange({ ...props.text, [language]: typed })}
          error={errorAt(props.errors, `${props.id}-${language}`)}
          count={{ typed: lengthOf(props.text[language]), most: LONGEST_NAME }}
        />
      ))}
    </div>
  );
}

function GuidancePair(props: {
  indicator: IndicatorFields;
  errors: readonly FormError[];
  onChange: (guidance: BilingualText) => void;
}) {
  const t = formsText.value.texts;
  const { id, guidance } = props.indicator;
  const labels = { zh: t.guidanceZh, en: t.guidanceEn };
  return (
    <div class="field-pair">
      {(['zh', 'en'] as const).map((language) => (
        <AreaField
          key={language}
          id={`groups-guidance-${id}-${language}`}
          label={labels[language]}
          value={guidance[language]}
          onInput={(typed) => props.onChange({ ...guidance, [language]: typed })}
          error={errorAt(props.errors, `groups-guidance-${id}-${language}`)}
          count={{ typed: lengthOf(guidance[language]), most: LONGEST_GUIDANCE }}
        />
      ))}
    </div>
  );
}

/** Names of groups and indicators and what each indicator asks. */
export function TextFields(props: {
  groups: readonly GroupFields[];
  errors: readonly FormError[];
  onChange: (groups: GroupFields[]) => void;
}) {
  const t = formsText.value.texts;
  const labels = { zh: t.nameZh, en: t.nameEn };
  const change = (group: GroupFields, changed: Partial<GroupFields>) =>
    props.onChange(props.groups.map((each) => (each === group ? { ...each, ...changed } : each)));
  return (
    <Section title={t.title}>
      <p class="soft">{t.lead}</p>
      {props.groups.map((group) => (
        <fieldset key={group.id} class="entry">
          <legend>{`${t.group} · ${inLanguage(group.name)}`}</legend>
          <NamePair
            id={`groups-name-${group.id}`}
            labels={labels}
            text={group.name}
            errors={props.errors}
            onChange={(name) => change(group, { name })}
          />
          {group.indicators.map((indicator) => {
            const changeIndicator = (changed: Partial<IndicatorFields>) =>
              change(group, {
                indicators: group.indicators.map((each) =>
                  each === indicator ? { ...each, ...changed } : each,
                ),
              });
            return (
              <fieldset key={indicator.id} class="entry-sub stack">
                <legend>{inLanguage(indicator.name)}</legend>
                <NamePair
                  id={`groups-name-${indicator.id}`}
                  labels={labels}
                  text={indicator.name}
                  errors={props.errors}
                  onChange={(name) => changeIndicator({ name })}
                />
                <GuidancePair
                  indicator={indicator}
                  errors={props.errors}
                  onChange={(guidance) => changeIndicator({ guidance })}
                />
              </fieldset>
            );
          })}
        </fieldset>
      ))}
    </Section>
  );
}
