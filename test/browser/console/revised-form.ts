import { defaultFormVersion } from '../../../shared/form/default-form-version.ts';
import { ratedDepartments, type Stage } from './stage.ts';

/** From now on cycles are opened with a form that calls two things by other names. */
export async function reviseForm(stage: Stage): Promise<void> {
  const form = defaultFormVersion.indicatorGroups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) =>
      indicator.id === 'seeks_information'
        ? { ...indicator, name: { zh: '主动了解情况', en: 'Asks first' } }
        : indicator,
    ),
  }));
  const scale = defaultFormVersion.scale.map((band) => ({
    ...band,
    word: { zh: `评为${band.word.zh}`, en: band.word.en },
  }));
  const content = { ...defaultFormVersion, indicatorGroups: form, scale };
  await stage.product.env.DB.prepare(
    'INSERT INTO form_versions (id, number, content) VALUES (?1, 2, ?2)',
  )
    .bind('revised-form-version2', JSON.stringify(content))
    .run();
  const { service, production } = ratedDepartments(stage);
  await stage.company.hr.post('/hr/cycles', {
    kind: 'month',
    // Cycles to come take over the form of the latest one.
    label: '2029-12',
    departments: [service, production],
    formVersion: { number: 2, revision: 1 },
  });
}
