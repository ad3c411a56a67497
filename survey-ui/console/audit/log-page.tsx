import { useState } from 'preact/hooks';
import { auditApi, type Chain, type LogEntry, type LogFilter } from '../api/audit.ts';
import { hasRole, timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import type { Answer } from '../kit/answer.ts';
import { Button } from '../kit/button.tsx';
import { fromLocalInput } from '../kit/company-time.ts';
import { ExportButtons } from '../kit/export-buttons.tsx';
import { SelectField, TextField } from '../kit/field.tsx';
import { formatCount, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { EmptyState, Table } from '../kit/table.tsx';
import { StandingSection } from './standing.tsx';
import { auditText } from './text.ts';

/** Entries that a download holds at most; whoever needs more narrows the dates. */
const mostExported = 20_000;

const chainsOf = (): Chain[] =>
  hasRole('auditor') ? ['windows', 'appraisals', 'views'] : ['windows', 'appraisals'];

function actorOf(entry: LogEntry): string {
  const known: Record<string, string> = auditText.value.who;
  return entry.actorName ?? known[entry.actor] ?? entry.actor;
}

const actionOf = (code: string): string => auditText.value.actions[code] ?? code;

function detailOf({ detail }: LogEntry): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('; ');
}

/** Most of a detail that the page shows: an import names every role that it gave. Files have all. */
const longestDetail = 240;

function shortDetail(entry: LogEntry): string {
  const detail = detailOf(entry);
  return detail.length <= longestDetail ? detail : `${detail.slice(0, longestDetail)}…`;
}

/** Every entry that fits, page after page. */
async function readAll(filter: LogFilter): Promise<Answer<readonly LogEntry[]>> {
  const all: LogEntry[] = [];
  for (;;) {
    const page = await auditApi.entries(filter, all.at(-1)?.seq);
    if (!page.ok) return page;
    all.push(...page.value.entries);
    if (!page.value.more || all.length >= mostExported) return { ok: true, value: all };
  }
}

function Entries(props: { filter: LogFilter; first: { entries: LogEntry[]; more: boolean } }) {
  const t = auditText.value;
  const [entries, setEntries] = useState(props.first.entries);
  const [more, setMore] = useState(props.first.more);
  const older = useAction(auditApi.entries);
  const readOlder = async () => {
    const next = await older.run(props.filter, entries.at(-1)?.seq);
    if (next === undefined) return;
    setEntries([...entries, ...next.entries]);
    setMore(next.more);
  };
  return (
    <div class="stack">
      <Table
        caption={t.title}
        rows={entries}
        rowKey={(row) => String(row.seq)}
        empty={<EmptyState title={t.none}>{t.noneText}</EmptyState>}
        columns={[
          {
            header: t.columns.at,
            names: true,
            render: (row) => formatDateTime(row.at, timeZone(), language.value),
          },
          { header: t.columns.actor, render: actorOf },
          { header: t.columns.action, render: (row) => actionOf(row.action) },
          { header: t.columns.subject, render: (row) => row.subjectName ?? row.subject },
          {
            header: t.columns.detail,
            render: (row) => <span class="soft small">{shortDetail(row)}</span>,
          },
          {
            header: t.columns.seq,
            kind: 'number',
            render: (row) => formatCount(row.seq, language.value),
          },
        ]}
      />
      {older.refusal === undefined ? null : (
        <RefusalNotice refusal={older.refusal} onRetry={() => void readOlder()} />
      )}
      {more ? (
        <Button kind="quiet" running={older.running} onPress={() => void readOlder()}>
          {t.older}
        </Button>
      ) : null}
    </div>
  );
}

/** The audit log: filters, entries, download, and whether it is whole. */
export function LogPage() {
  const t = auditText.value;
  const [chain, setChain] = useState<Chain>('windows');
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const dayStart = (day: string, add = 0) =>
    day === '' ? undefined : (fromLocalInput(`${day}T00:00`, timeZone()) ?? 0) + add;
  const filter: LogFilter = {
    chain,
    actor,
    action,
    from: dayStart(from),
    until: dayStart(until, 24 * 60 * 60),
  };
  const key = JSON.stringify(filter);
  const load = useLoad(`log ${key}`, () => auditApi.entries(filter));
  const choices = useLoad(`log choices ${chain}`, () => auditApi.choices(chain));
  const known: Record<string, string> = t.who;
  const given =
    choices.current.state === 'here' ? choices.current.value : { actors: [], actions: [] };
  const chooseChain = (value: string) => {
    setChain(chainsOf().find((each) => each === value) ?? 'windows');
    setActor('');
    setAction('');
  };
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <StandingSection />
      <Section
        title={t.chains[chain]}
        actions={
          <ExportButtons
            name={t.file(t.chains[chain])}
            allow={() => auditApi.export(chain)}
            rows={() => readAll(filter)}
            columns={[
              { header: t.columns.seq, kind: 'number', value: (row: LogEntry) => row.seq },
              { header: t.columns.at, kind: 'date', timeZone: timeZone(), value: (row) => row.at },
              { header: t.columns.actor, value: actorOf },
              { header: t.columns.action, value: (row) => actionOf(row.action) },
              { header: t.columns.subject, value: (row) => row.subjectName ?? row.subject },
              { header: t.columns.detail, value: detailOf },
            ]}
          />
        }
      >
        <div class="list-filters">
          <SelectField
            label={t.chain}
            value={chain}
            onInput={chooseChain}
            options={chainsOf().map((each) => ({ value: each, label: t.chains[each] }))}
          />
          <SelectField
            label={t.actor}
            value={actor}
            onInput={setActor}
            empty={t.everybody}
            options={given.actors.map(({ id, name }) => ({
              value: id,
              label: name ?? known[id] ?? id,
            }))}
          />
          <SelectField
            label={t.action}
            value={action}
            onInput={setAction}
            empty={t.everything}
            options={given.actions.map((code) => ({ value: code, label: actionOf(code) }))}
          />
          <TextField label={t.from} type="date" value={from} onInput={setFrom} />
          <TextField label={t.until} type="date" value={until} onInput={setUntil} />
        </div>
        <Loaded load={load}>
          {(first) => <Entries key={key} filter={filter} first={first} />}
        </Loaded>
      </Section>
    </>
  );
}
