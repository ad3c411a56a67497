import { useState } from 'preact/hooks';
import type { FormVersion } from '../../../../shared/form/form-version.ts';
import { RadioSet } from '../../kit/choice.tsx';
import { type Language, language } from '../../kit/language.ts';
import { Section } from '../../kit/page-header.tsx';
import { ScalePreview } from './scale-preview.tsx';
import { formsText } from './text.ts';

/** A version as raters read it, in either language. Nothing can be answered here. */
export function FormPreview(props: { form: FormVersion }) {
  const t = formsText.value.preview;
  const { form } = props;
  const [shown, setShown] = useState<Language>(language.value);
  let number = 0;
  return (
    <Section title={t.title}>
      <div class="stack">
        <p class="soft">{t.lead}</p>
        <RadioSet
          legend={t.language}
          value={shown}
          onInput={(value) => setShown(value === 'en' ? 'en' : 'zh')}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
        <div class="preview stack" lang={shown === 'zh' ? 'zh-CN' : 'en'}>
          {form.indicatorGroups.map((group) => (
            <div key={group.id}>
              <h3>{group.name[shown]}</h3>
              {group.indicators.map((indicator) => {
                number += 1;
                return (
                  <div key={indicator.id} class="preview-indicator">
                    <p>
                      <span class="figures">{number}</span> <strong>{indicator.name[shown]}</strong>
                    </p>
                    <p class="soft">{indicator.guidance[shown]}</p>
                    <ScalePreview scale={form.scale} language={shown} />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </Section>
  );
}
