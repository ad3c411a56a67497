import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import { readContent } from '../../../shared/appraisal/total-content.ts';
import { measuresApi, type MeasuresOfCycle, readReviewedMeasures } from '../api/measures.ts';
import {
  managerTotalsApi,
  reviewerTotalsApi,
  type TotalActs,
  type TotalPlace,
  type TotalView,
} from '../api/totals.ts';
import { appraisalText } from '../appraisal/text.ts';
import { type Answer, answerTogether } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { RadioSet } from '../kit/choice.tsx';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { useNotedPrint } from '../kit/noted-print.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { Watermark } from '../kit/watermark.tsx';
import { FormCopy } from './form-copy.tsx';
import { copyKeepers } from './sheet-margins.ts';
import { wholeFormText } from './text.ts';
import { useSheetMargins } from './use-sheet-margins.ts';

/** One side's calls, and where its totals are. */
interface Side {
  acts: TotalActs;
  readMeasures: (place: TotalPlace) => Promise<Answer<MeasuresOfCycle>>;
  totalsHref: string;
}

function Printing(props: Side & { read: TotalView; measures: MeasuresOfCycle }) {
  const t = wholeFormText.value;
  const [view, setView] = useState(props.read);
  const [which, setWhich] = useState('both');
  const place = { cycle: view.cycle.id, department: view.department.id };
  const printing = useNotedPrint(() => props.acts.read(place, 'print'), setView);
  const content = view.text === null ? null : readContent(view.text);
  const copies = copyKeepers.filter((keeper) => which === 'both' || which === keeper);
  useSheetMargins(
    {
      form: t.about(view.department.name, formatCycle(view.cycle.label, language.value)),
      copies: t.copies,
      sheet: t.sheet,
    },
    which === 'both',
  );
  return (
    <>
      <Watermark viewer={view.viewer} />
      <div class="stack no-print">
        <PageHeader
          title={t.title(view.department.name, formatCycle(view.cycle.label, language.value))}
          above={{ href: `${props.totalsHref}/${place.cycle}/${place.department}`, name: t.total }}
          lead={t.lead}
        />
        {content === null ? (
          <Notice kind="note" title={appraisalText.value.total.notYet} />
        ) : (
          <>
            <RadioSet
              legend={t.which}
              value={which}
              onInput={setWhich}
              options={[
                { value: 'both', label: t.both },
                ...copyKeepers.map((value) => ({ value, label: t.copies[value] })),
              ]}
            />
            {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
            <Button kind="primary" running={printing.running} onPress={() => void printing.press()}>
              {t.print}
            </Button>
          </>
        )}
      </div>
      {content === null
        ? null
        : copies.map((keeper, i) => (
            // The screen shows one copy; paper gets all that were chosen.
            <article
              key={keeper}
              class={`form-copy form-copy-${keeper}${i === 0 ? '' : ' only-print'}`}
            >
              <FormCopy view={view} content={content} measures={props.measures} keeper={keeper} />
            </article>
          ))}
    </>
  );
}

function FormPage(props: Side) {
  const { cycle = '', department = '' } = useRoute().params;
  const place = { cycle, department };
  const load = useLoad(`whole form ${cycle} ${department}`, () =>
    answerTogether(props.acts.read(place), props.readMeasures(place)),
  );
  return (
    <Loaded load={load}>
      {([read, measures]) => <Printing {...props} read={read} measures={measures} />}
    </Loaded>
  );
}

/** The whole form of a department that the person manages, to be printed. */
export function ManagerFormPage() {
  return (
    <FormPage
      acts={managerTotalsApi}
      readMeasures={measuresApi.read}
      totalsHref="/department/totals"
    />
  );
}

/** The whole form of a department that the person oversees, to be printed. */
export function ReviewerFormPage() {
  return (
    <FormPage
      acts={reviewerTotalsApi}
      readMeasures={readReviewedMeasures}
      totalsHref="/review/totals"
    />
  );
}
