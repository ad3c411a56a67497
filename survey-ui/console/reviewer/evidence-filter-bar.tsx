import type { FormVersion } from '../../../shared/form/form-version.ts';
import { Button } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { inLanguage, language } from '../kit/language.ts';
import { type EvidenceFilter, EVERYTHING, seesEverything } from './evidence-filter.ts';
import { auditText } from './text-audit.ts';

const ONLY = ['written', 'marked', 'traces'] as const;

/** What of the evidence is to be seen. It filters what is on this page already and asks nobody. */
export function EvidenceFilterBar(props: {
  form: FormVersion;
  filter: EvidenceFilter;
  onFilter: (filter: EvidenceFilter) => void;
  shown: number;
  all: number;
}) {
  const t = auditText.value;
  const { filter, form } = props;
  const set = (changed: Partial<EvidenceFilter>) => props.onFilter({ ...filter, ...changed });
  const count = (value: number) => formatCount(value, language.value);
  return (
    <section class="filter no-print" aria-label={t.filter}>
      <div class="filter-fields">
        <TextField
          type="search"
          label={t.search}
          value={filter.words}
          onInput={(words) => set({ words })}
          width="full"
        />
        <SelectField
          label={t.indicator}
          value={filter.indicator}
          onInput={(indicator) => set({ indicator })}
          empty={t.allIndicators}
          options={form.indicatorGroups.flatMap((group) =>
            group.indicators.map(({ id, name }) => ({ value: id, label: inLanguage(name) })),
          )}
          width="full"
        />
        <CheckSet
          legend={t.bands}
          values={filter.bands}
          onInput={(bands) => set({ bands })}
          options={form.scale.map(({ from, to, word }) => ({
            value: `${from}-${to}`,
            label: t.band(from, to, inLanguage(word)),
          }))}
        />
        <CheckSet
          legend={t.only}
          values={filter.only}
          onInput={(only) => set({ only })}
          options={ONLY.map((value) => ({ value, label: t.onlyChoices[value] }))}
        />
      </div>
      <div class="filter-count">
        <output class="figures">{t.shown(count(props.shown), count(props.all))}</output>
        {seesEverything(filter) ? null : (
          <Button kind="quiet" onPress={() => props.onFilter(EVERYTHING)}>
            {t.clear}
          </Button>
        )}
      </div>
    </section>
  );
}
