import { measuresApi } from '../api/measures.ts';
import type { TotalPlace } from '../api/totals.ts';
import { ButtonLink, ButtonRow } from '../kit/button.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Section } from '../kit/page-header.tsx';
import { MeasureTable } from './measure-table.tsx';
import { subjectNames } from './subject-names.ts';
import { measureText } from './text.ts';

/** The measures of the cycle before beside the new result, for whoever wrote them. */
export function MeasuresBesideResult(props: { place: TotalPlace }) {
  const t = measureText.value;
  const { cycle, department } = props.place;
  const load = useLoad(`${cycle} ${department}`, () => measuresApi.read(props.place));
  return (
    <Loaded load={load}>
      {(view) =>
        view.earlier === null || view.earlier.measures.length === 0 ? null : (
          <Section title={t.besideResult(formatCycle(view.earlier.cycle.label, language.value))}>
            <div class="stack">
              <p class="soft">{t.besideText}</p>
              <MeasureTable
                caption={t.besideResult(formatCycle(view.earlier.cycle.label, language.value))}
                measures={view.earlier.measures}
                nameOf={subjectNames(view)}
                past
                empty={null}
              />
              <div class="no-print">
                <ButtonRow>
                  <ButtonLink href={`/department/measures/${cycle}/${department}`}>
                    {t.openEarlier}
                  </ButtonLink>
                </ButtonRow>
              </div>
            </div>
          </Section>
        )
      }
    </Loaded>
  );
}
