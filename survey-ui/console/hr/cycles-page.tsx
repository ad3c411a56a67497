import { useLocation } from 'preact-iso/router';
import { organisationApi } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonLink, ButtonRow } from '../kit/button.tsx';
import { CheckSet, RadioSet } from '../kit/choice.tsx';
import { errorAt, ErrorSummary } from '../kit/error-summary.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { useForm } from '../kit/form.ts';
import { formatCount, formatCycle, formatDate } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { proposeCycle, type CycleFields } from './propose-cycle.ts';
import { wholeNumber } from './names.ts';
import { hrText } from './text.ts';

/** All appraisal cycles, newest first. */
export function CyclesPage() {
  const t = hrText.value.cycles;
  const load = useLoad('cycles', organisationApi.cycles);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink kind="primary" href="/hr/cycles/new">
            {t.open}
          </ButtonLink>
        }
      />
      <Loaded load={load}>
        {(cycles) => (
          <Table
            caption={t.title}
            rows={cycles}
            rowKey={(row) => row.id}
            columns={[
              {
                header: t.cycle,
                names: true,
                render: (row) => (
                  <a href={`/hr/cycles/${row.id}`}>{formatCycle(row.label, language.value)}</a>
                ),
              },
              { header: t.kind, render: (row) => t.kinds[row.kind] },
              {
                header: t.departments,
                kind: 'number',
                render: (row) => formatCount(row.departments.length, language.value),
              },
              { header: t.form, kind: 'number', render: (row) => row.formVersion },
              { header: t.policy, kind: 'number', render: (row) => row.scoringPolicy },
              {
                header: t.openedAt,
                kind: 'number',
                render: (row) => formatDate(row.openedAt, timeZone(), language.value),
              },
            ]}
            empty={
              <EmptyState
                title={t.empty}
                action={<ButtonLink href="/hr/cycles/new">{t.open}</ButtonLink>}
              >
                {t.emptyText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

/** Opens a cycle for a month or a quarter. */
export function NewCyclePage() {
  const t = hrText.value.cycles;
  const { route } = useLocation();
  const load = useLoad('organisation', organisationApi.read);
  const form = useForm<CycleFields & { departments: string[] | undefined }>(() => ({
    ...proposeCycle(Date.now() / 1000, timeZone()),
    departments: undefined,
  }));
  const open = useAction(organisationApi.openCycle, form.refuse);
  return (
    <>
      <PageHeader title={t.openTitle} above={{ href: '/hr/cycles', name: t.title }} />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <Loaded load={load}>
        {(organisation) => {
          const departments = organisation.departments.filter((each) => !each.ended);
          const taking = form.fields.departments ?? departments.map((each) => each.id);
          const { kind, year, month, quarter } = form.fields;
          const send = async () => {
            const passed = form.check(() => [
              ...(wholeNumber(year, 2000, 2100) === undefined
                ? [{ field: 'year', message: t.missing.label }]
                : []),
              ...(taking.length === 0
                ? [{ field: 'departments', message: t.missing.departments }]
                : []),
            ]);
            if (!passed) return;
            const label = kind === 'month' ? `${year}-${month}` : `${year}-Q${quarter}`;
            const opened = await open.run({ kind, label, departments: taking });
            if (opened !== undefined) route('/hr/cycles');
          };
          return (
            <form
              class="stack"
              onSubmit={(event) => {
                event.preventDefault();
                void send();
              }}
            >
              <RadioSet
                legend={t.kind}
                value={kind}
                onInput={(value) => form.set({ kind: value === 'quarter' ? 'quarter' : 'month' })}
                options={[
                  { value: 'month', label: t.kinds.month },
                  { value: 'quarter', label: t.kinds.quarter },
                ]}
              />
              <TextField
                id="year"
                label={t.year}
                width="short"
                inputMode="numeric"
                value={year}
                onInput={(value) => form.set({ year: value })}
                error={errorAt(form.errors, 'year')}
              />
              {kind === 'month' ? (
                <SelectField
                  label={t.month}
                  width="short"
                  value={month}
                  onInput={(value) => form.set({ month: value })}
                  options={Array.from({ length: 12 }, (_, index) => {
                    const value = String(index + 1).padStart(2, '0');
                    return { value, label: String(index + 1) };
                  })}
                />
              ) : (
                <SelectField
                  label={t.quarter}
                  value={quarter}
                  onInput={(value) => form.set({ quarter: value })}
                  options={t.quarters.map((label, index) => ({ value: String(index + 1), label }))}
                />
              )}
              <div class="choices-columns">
                <CheckSet
                  id="departments"
                  legend={t.which}
                  values={taking}
                  onInput={(values) => form.set({ departments: values })}
                  error={errorAt(form.errors, 'departments')}
                  options={departments.map((each) => ({ value: each.id, label: each.name }))}
                />
              </div>
              {open.refusal === undefined ? null : <RefusalNotice refusal={open.refusal} />}
              <ButtonRow>
                <Button kind="primary" type="submit" running={open.running}>
                  {t.open}
                </Button>
              </ButtonRow>
            </form>
          );
        }}
      </Loaded>
    </>
  );
}
