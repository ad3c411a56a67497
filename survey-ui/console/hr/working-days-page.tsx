import { useState } from 'preact/hooks';
import { declaredYears } from '../../../shared/calendar/declared-years.ts';
import { dayOff } from '../../../shared/calendar/working-days.ts';
import { windowsApi, type CompanyDay } from '../api/windows.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { RadioSet } from '../kit/choice.tsx';
import { TextField } from '../kit/field.tsx';
import { formatDay } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import { hrText } from './text.ts';
import { windowText } from './text-window.ts';

const calendarAlone: ReadonlyMap<string, boolean> = new Map();

/** A day as people say it, with its weekday. @param day `YYYY-MM-DD` */
const inWords = (day: string): string =>
  formatDay(day, language.value, { year: 'numeric', weekday: 'long' });

function kindOf(day: string): string {
  const t = windowText.value.days;
  const off = dayOff(day, calendarAlone);
  return off === undefined ? t.workingDay : t.dayOff[off];
}

function Days(props: { days: readonly CompanyDay[]; reload: () => Promise<void> }) {
  const t = windowText.value.days;
  const { days } = props;
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<'works' | 'rests'>('rests');
  const [missing, setMissing] = useState(false);
  const [conflict, setConflict] = useState(false);
  const set = useAction(windowsApi.setCompanyDay, (refusal) => {
    if (refusal.code !== 'revision_conflict') return false;
    setConflict(true);
    void props.reload();
    return true;
  });
  const say = async (which: string, working: boolean | null) => {
    setConflict(false);
    const seen = days.find((each) => each.day === which)?.working ?? null;
    if ((await set.run(which, seen, working)) === undefined) return;
    toast(kitText.value.saved);
    setDay('');
    await props.reload();
  };
  return (
    <>
      <Section title={t.add}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (day === '') setMissing(true);
            else void say(day, kind === 'works');
          }}
        >
          <TextField
            label={t.day}
            type="date"
            value={day}
            {...(day === '' ? {} : { hint: `${t.calendar}: ${inWords(day)}, ${kindOf(day)}` })}
            onInput={(value) => {
              setDay(value);
              setMissing(false);
            }}
            error={missing ? t.missing : undefined}
          />
          <RadioSet
            legend={t.kind}
            value={kind}
            onInput={(value) => setKind(value === 'works' ? 'works' : 'rests')}
            options={[
              { value: 'rests', label: t.rests },
              { value: 'works', label: t.works },
            ]}
          />
          {conflict ? <Notice kind="caution" live title={t.conflict} /> : null}
          {set.refusal === undefined ? null : <RefusalNotice refusal={set.refusal} />}
          <Button kind="primary" type="submit" running={set.running}>
            {t.save}
          </Button>
        </form>
      </Section>
      <Section title={t.company}>
        <div class="stack">
          <Table
            caption={t.company}
            rows={days}
            rowKey={(row) => row.day}
            empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
            columns={[
              { header: t.day, names: true, render: (row) => inWords(row.day) },
              { header: t.company, render: (row) => (row.working ? t.works : t.rests) },
              { header: t.calendar, render: (row) => kindOf(row.day) },
              {
                header: t.remove,
                kind: 'action',
                render: (row) => (
                  <Button
                    kind="quiet"
                    label={t.removeOf(inWords(row.day))}
                    onPress={() => void say(row.day, null)}
                  >
                    {t.remove}
                  </Button>
                ),
              },
            ]}
          />
          <p class="soft small">
            {t.years(Object.keys(declaredYears).join(language.value === 'zh' ? '、' : ', '))}
          </p>
        </div>
      </Section>
    </>
  );
}

/** Days that the company works or rests otherwise than the calendar says. */
export function WorkingDaysPage() {
  const t = windowText.value.days;
  const load = useLoad('working days', windowsApi.companyDays);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={{ href: '/hr/windows', name: hrText.value.windows.title }}
      />
      <Loaded load={load}>{(days) => <Days days={days} reload={load.reload} />}</Loaded>
    </>
  );
}
