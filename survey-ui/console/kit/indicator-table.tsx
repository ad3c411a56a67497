import type { FormVersion } from '../../../shared/form/form-version.ts';
import { INDICATOR_IDS } from '../../../shared/form/indicators.ts';
import { scaleBand } from '../../../shared/form/scale.ts';
import { kitText } from '../text/kit.ts';
import { inLanguage } from './language.ts';

/** A class of D3 as it is printed: `≤ 2`, whole points, `≥ 9`. */
function classText(indicatorClass: number): string {
  if (indicatorClass <= 2) return '≤ 2';
  return indicatorClass >= 9 ? '≥ 9' : String(indicatorClass);
}

/** The bar of one class on the ten-point scale; an open end is drawn as an outline. */
function ClassBar(props: { indicatorClass: number; step: number }) {
  const value = props.indicatorClass;
  const openEnd = value <= 2 ? { x: 0, width: 20 } : { x: 90, width: 10 };
  const solid = value <= 2 ? 0 : Math.min(value, 9) * 10;
  return (
    <svg class="class-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {[20, 50, 80].map((x) => (
        <line
          key={x}
          class="chart-rule"
          x1={x}
          y1="0"
          x2={x}
          y2="10"
          vector-effect="non-scaling-stroke"
        />
      ))}
      {solid === 0 ? null : (
        <rect
          class={`scale-${props.step}`}
          x="0"
          y="2"
          width={solid}
          height="6"
          vector-effect="non-scaling-stroke"
        />
      )}
      {value > 2 && value < 9 ? null : (
        <rect
          class="chart-open"
          x={openEnd.x}
          y="2"
          width={openEnd.width}
          height="6"
          vector-effect="non-scaling-stroke"
        />
      )}
      <line class="chart-base" x1="0" y1="0" x2="0" y2="10" vector-effect="non-scaling-stroke" />
      <line
        class="chart-base"
        x1="100"
        y1="0"
        x2="100"
        y2="10"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}

/** The nine indicators of a published result: name, bar, class and word, grouped as on the form. */
export function IndicatorTable(props: { form: FormVersion; classes: readonly number[] }) {
  const t = kitText.value.indicators;
  return (
    <div class="table-frame">
      <table class="indicator-table">
        <caption class="unseen">{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            <th scope="col" class="indicator-bar">
              <span class="unseen">{t.picture}</span>
              <span class="scale-ends" aria-hidden="true">
                <span>0</span>
                <span>10</span>
              </span>
            </th>
            <th scope="col" class="cell-number">
              {t.figure}
            </th>
            <th scope="col">{t.word}</th>
          </tr>
        </thead>
        {props.form.indicatorGroups.map((group) => (
          <tbody key={group.id}>
            <tr class="group-row">
              <th scope="rowgroup" colSpan={4}>
                {inLanguage(group.name)}
              </th>
            </tr>
            {group.indicators.map((indicator) => {
              const value = props.classes[INDICATOR_IDS.indexOf(indicator.id)] ?? 0;
              const band = scaleBand(props.form, value);
              const step = band === undefined ? 1 : props.form.scale.indexOf(band) + 1;
              return (
                <tr key={indicator.id}>
                  <th scope="row">{inLanguage(indicator.name)}</th>
                  <td class="indicator-bar">
                    <ClassBar indicatorClass={value} step={step} />
                  </td>
                  <td class="cell-number">{classText(value)}</td>
                  <td>{band === undefined ? '' : inLanguage(band.word)}</td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}
