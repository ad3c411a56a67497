import { signerRoles, type TotalContent } from '../../../shared/appraisal/total-content.ts';
import { Fingerprint } from '../appraisal/sign-total.tsx';
import { nameOf } from '../appraisal/total-signatures.tsx';
import { totalText } from '../appraisal/text-total.ts';
import type { MeasuresOfCycle } from '../api/measures.ts';
import { timeZone } from '../api/session.ts';
import type { TotalView } from '../api/totals.ts';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Table } from '../kit/table.tsx';
import { MeasureTable } from '../measures/measure-table.tsx';
import { subjectNames } from '../measures/subject-names.ts';
import { measureText } from '../measures/text.ts';
import { wholeFormText } from './text.ts';

/** Part four: what is to become better, by whom and until when. */
export function MeasuresPart(props: { measures: MeasuresOfCycle }) {
  const t = wholeFormText.value;
  return (
    <>
      <h3>{t.measures}</h3>
      <MeasureTable
        caption={t.measures}
        measures={props.measures.measures}
        nameOf={subjectNames(props.measures)}
        empty={<p>{measureText.value.empty}</p>}
      />
    </>
  );
}

/** Part five: the standards that lines are scored by, but for duties', which stand beside them. */
export function StandardsPart(props: { sheets: TotalContent['sheets'] }) {
  const t = wholeFormText.value;
  const { duty, plan, key_indicators: key } = props.sheets;
  const lines = [
    ...duty.indicators.flatMap(({ subIndicators }) => subIndicators),
    ...key.keyIndicators,
    ...plan.tasks,
  ].filter(({ standard }) => standard !== '');
  return (
    <>
      <h3>{t.standards}</h3>
      <Table
        caption={t.standards}
        rows={lines}
        rowKey={({ title, standard }) => `${title} ${standard}`}
        empty={<p>{t.noStandards}</p>}
        columns={[
          { header: t.item, names: true, render: ({ title }) => title },
          { header: t.standard, render: ({ standard }) => <span class="quoted">{standard}</span> },
        ]}
      />
    </>
  );
}

/** Each role with its signature, if there is one that holds. */
export function marksOf({ record }: TotalView) {
  return signerRoles.map((role) => ({
    role,
    mark: record.signatures.find((each) => each.role === role && each.holds),
  }));
}

/** The signatures that hold, with empty lines for those to come,
 * under the fingerprint of what is signed. */
export function SignaturesPart(props: { view: TotalView }) {
  const t = wholeFormText.value;
  const { fingerprint } = props.view.record;
  return (
    <div class="form-together form-signatures">
      <h3>{t.signatures}</h3>
      <p>{t.duties}</p>
      <Table
        caption={t.signatures}
        rows={marksOf(props.view)}
        rowKey={({ role }) => role}
        columns={[
          { header: t.role, names: true, render: ({ role }) => totalText.value.roles[role] },
          { header: t.name, render: ({ mark }) => nameOf(mark) },
          {
            header: t.when,
            render: ({ mark }) =>
              mark === undefined ? '' : formatDateTime(mark.at, timeZone(), language.value),
          },
        ]}
      />
      {fingerprint === null ? null : <Fingerprint value={fingerprint} />}
    </div>
  );
}
