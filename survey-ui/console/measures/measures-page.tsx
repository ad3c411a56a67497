import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import {
  type Measure,
  measuresApi,
  type MeasuresOfCycle,
  readReviewedMeasures,
} from '../api/measures.ts';
import { Button } from '../kit/button.tsx';
import { formatCycle } from '../kit/format.ts';
import { leaveBy } from '../kit/holding.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { hasFieldsNote } from '../kit/noted-form.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { EmptyState } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { appraisalText } from '../appraisal/text.ts';
import { changeOf, ChangeMeasure } from './change-measure.tsx';
import { LookBackAt, lookBackOf } from './look-back.tsx';
import { MeasureTable } from './measure-table.tsx';
import { NewMeasure } from './new-measure.tsx';
import { subjectNames } from './subject-names.ts';
import { measureText } from './text.ts';

interface PageProps {
  view: MeasuresOfCycle;
  reload: () => Promise<void>;
}

function Header(props: { view: MeasuresOfCycle; lead: string; listHref: string }) {
  const t = measureText.value;
  const { cycle, department } = props.view;
  return (
    <PageHeader
      title={t.name(department.name, formatCycle(cycle.label, language.value))}
      above={{ href: props.listHref, name: appraisalText.value.sheets.title }}
      lead={props.lead}
    />
  );
}

/** The measures of the cycle before, if there was one. */
function EarlierMeasures(
  props: { view: MeasuresOfCycle } & Pick<Parameters<typeof MeasureTable>[0], 'action' | 'editing'>,
) {
  const t = measureText.value;
  const { view, ...more } = props;
  if (view.earlier === null) return null;
  const title = t.earlier(formatCycle(view.earlier.cycle.label, language.value));
  return (
    <Section title={title}>
      <MeasureTable
        {...more}
        caption={title}
        measures={view.earlier.measures}
        nameOf={subjectNames(view)}
        past
        empty={<p class="soft">{t.none}</p>}
      />
    </Section>
  );
}

/** The measure that was being written when the tab was loaded again. */
function notedMeasure({ cycle, measures, earlier }: MeasuresOfCycle): string | undefined {
  const found =
    measures.find(({ id }) => hasFieldsNote(changeOf(id))) ??
    earlier?.measures.find(({ id }) => hasFieldsNote(lookBackOf(id, cycle.id)));
  return found?.id;
}

/** What the manager writes: back at the cycle before, then on. */
function Writing({ view, reload }: PageProps) {
  const t = measureText.value;
  const [open, setOpen] = useState(() => notedMeasure(view));
  const nameOf = subjectNames(view);
  const place = { cycle: view.cycle.id, department: view.department.id };
  const close = () => setOpen(undefined);
  const saved = () => {
    close();
    toast(t.saved);
    void reload();
  };
  const opener = (verb: string, label: (about: string) => string) => (measure: Measure) => (
    <Button
      kind="quiet"
      label={label(nameOf(measure.about))}
      onPress={() => leaveBy(() => setOpen(measure.id))}
    >
      {verb}
    </Button>
  );
  const opened = (measures: readonly Measure[]) => measures.find(({ id }) => id === open);
  const changing = opened(view.measures);
  const looking = opened(view.earlier?.measures ?? []);
  return (
    <>
      <EarlierMeasures
        view={view}
        action={opener(t.lookBack, t.lookBackAt)}
        editing={
          looking === undefined
            ? undefined
            : {
                key: looking.id,
                form: (
                  <LookBackAt
                    place={place}
                    measure={looking}
                    name={nameOf(looking.about)}
                    onSaved={saved}
                    onCancel={close}
                  />
                ),
              }
        }
      />
      <Section title={t.current}>
        <MeasureTable
          caption={t.current}
          measures={view.measures}
          nameOf={nameOf}
          empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
          action={(measure) =>
            measure.lookBack === null ? opener(t.edit, t.editOf)(measure) : null
          }
          editing={
            changing === undefined
              ? undefined
              : {
                  key: changing.id,
                  form: (
                    <ChangeMeasure
                      place={place}
                      measure={changing}
                      nameOf={nameOf}
                      onSaved={saved}
                      onCancel={close}
                    />
                  ),
                }
          }
        />
      </Section>
      {open === undefined ? (
        <Section title={t.add}>
          <NewMeasure place={place} nameOf={nameOf} reload={reload} />
        </Section>
      ) : null}
    </>
  );
}

/** What the reviewer reads. */
function Reading({ view }: { view: MeasuresOfCycle }) {
  const t = measureText.value;
  const nameOf = subjectNames(view);
  return (
    <>
      <EarlierMeasures view={view} />
      <Section title={t.current}>
        <MeasureTable
          caption={t.current}
          measures={view.measures}
          nameOf={nameOf}
          empty={<EmptyState title={t.empty}>{t.emptyRead}</EmptyState>}
        />
      </Section>
    </>
  );
}

/** Improvement and measures of a department that the person manages. */
export function ManagerMeasuresPage() {
  const { cycle = '', department = '' } = useRoute().params;
  const key = `measures ${cycle} ${department}`;
  const load = useLoad(key, () => measuresApi.read({ cycle, department }));
  return (
    <Loaded load={load}>
      {(view) => (
        <>
          <Header view={view} lead={measureText.value.lead} listHref="/department/sheets" />
          <Writing key={key} view={view} reload={load.reload} />
        </>
      )}
    </Loaded>
  );
}

/** Improvement and measures of a department that the person oversees. */
export function ReviewerMeasuresPage() {
  const { cycle = '', department = '' } = useRoute().params;
  const key = `reviewed measures ${cycle} ${department}`;
  const load = useLoad(key, () => readReviewedMeasures({ cycle, department }));
  return (
    <Loaded load={load}>
      {(view) => (
        <>
          <Header view={view} lead={measureText.value.reviewerLead} listHref="/review/sheets" />
          <Reading view={view} />
        </>
      )}
    </Loaded>
  );
}
