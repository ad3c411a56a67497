import {
  inOrderOfUrgency,
  managerTasks,
  reviewerTasks,
  sheetTasks,
  totalTasks,
} from '../../shared/waiting/role-tasks.ts';
import { AccountNewsAtHome, RecoveriesAtHome } from './account/account-news.tsx';
import { cyclesApi } from './api/cycles.ts';
import { reviewerLinksApi } from './api/links.ts';
import { organisationApi } from './api/organisation.ts';
import { retentionApi } from './api/retention.ts';
import { reviewerApi } from './api/reviewer.ts';
import { hasRole, session, timeZone } from './api/session.ts';
import { managerSheetsApi, reviewerSheetsApi } from './api/sheets.ts';
import { listTotals } from './api/totals.ts';
import { windowsApi } from './api/windows.ts';
import {
  hrHomeEvents,
  hrHomeTasks,
  reviewerHomeEvents,
  type HomeEvent,
  type HomeTask,
} from './home-tasks.ts';
import { answerTogether, type Answer } from './kit/answer.ts';
import { formatCycle, formatDate, formatDateTime } from './kit/format.ts';
import { language } from './kit/language.ts';
import { Loaded } from './kit/loaded.tsx';
import { useLoad } from './kit/loading.ts';
import { PageHeader, Section } from './kit/page-header.tsx';
import { EmptyState } from './kit/table.tsx';
import { retentionHomeEvents, retentionHomeTasks } from './retention/home.ts';
import { shellText } from './text/shell.ts';
import { waiting } from './waiting.ts';

interface Home {
  tasks: HomeTask[];
  events: HomeEvent[];
}

async function readReviewerHome(): Promise<Answer<Home>> {
  const read = await answerTogether(
    reviewerApi.tasks(),
    reviewerLinksApi.replacements(),
    reviewerSheetsApi.list(),
    listTotals('reviewer'),
  );
  if (!read.ok) return read;
  const [surveys, replacements, sheets, totals] = read.value;
  const now = Date.now() / 1000;
  const ofSurveys = reviewerTasks(surveys, now, replacements);
  const ofSheets = [...sheetTasks(sheets, 'reviewer'), ...totalTasks(totals, 'reviewer')];
  waiting.value = { surveys: ofSurveys.length, sheets: ofSheets.length };
  const events = reviewerHomeEvents(surveys, now);
  return { ok: true, value: { tasks: [...ofSurveys, ...ofSheets], events } };
}

async function readManagerHome(): Promise<Answer<Home>> {
  const read = await answerTogether(managerSheetsApi.cycles(), listTotals('manager'));
  if (!read.ok) return read;
  const [rows, totals] = read.value;
  const tasks = [...totalTasks(totals, 'manager'), ...managerTasks(rows)];
  return { ok: true, value: { tasks, events: [] } };
}

async function readHrHome(): Promise<Answer<Home>> {
  const read = await answerTogether(
    windowsApi.list({}),
    cyclesApi.list(),
    organisationApi.departments({ size: '1' }),
  );
  if (!read.ok) return read;
  const [{ rows: windows }, cycles, { total: departments }] = read.value;
  return {
    ok: true,
    value: {
      tasks: hrHomeTasks(windows, cycles, departments),
      events: hrHomeEvents(windows),
    },
  };
}

async function readRetentionHome(): Promise<Answer<Home>> {
  const retention = await retentionApi.list();
  if (!retention.ok) return retention;
  const { now, cycles } = retention.value;
  const tasks = retentionHomeTasks(cycles, session.value?.person.id);
  return { ok: true, value: { tasks, events: retentionHomeEvents(cycles, now) } };
}

async function readHome(): Promise<Answer<Home>> {
  const parts = await Promise.all([
    ...(hasRole('reviewer') ? [readReviewerHome()] : []),
    ...(hasRole('manager') ? [readManagerHome()] : []),
    ...(hasRole('hr') ? [readHrHome()] : []),
    ...(hasRole('hr') || hasRole('auditor') ? [readRetentionHome()] : []),
  ]);
  const home: Home = { tasks: [], events: [] };
  for (const part of parts) {
    if (!part.ok) return part;
    home.tasks.push(...part.value.tasks);
    home.events.push(...part.value.events);
  }
  home.tasks = inOrderOfUrgency(home.tasks);
  home.events.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return { ok: true, value: home };
}

function taskText(task: HomeTask): string {
  const t = shellText.value.homeTasks;
  if (task.kind === 'set_up') return t[task.what];
  if (task.kind === 'older_sheets') return t.olderSheets(task.count);
  const cycle = formatCycle(task.cycle, language.value);
  if (task.kind === 'no_window') return t.noWindow(cycle);
  if (task.kind === 'window') return t[task.what](cycle);
  if (task.kind === 'hold') return t.hold[task.what](cycle);
  if (task.kind === 'request') return t.request[task.what](cycle);
  if ('sheet' in task) {
    const sheet = shellText.value.sheetKinds[task.sheet];
    return t[task.kind](task.department, sheet, cycle);
  }
  return t[task.kind](task.department, cycle);
}

/** The deadline of a task, and whether it has passed; the task stays to be done. */
function dueText(task: HomeTask): string | undefined {
  if (!('due' in task) || task.due === undefined) return undefined;
  const t = shellText.value.homeTasks;
  const day = formatDate(task.due, timeZone(), language.value);
  return task.due < Date.now() / 1000 ? t.overdue(day) : t.due(day);
}

function TaskDue(props: { task: HomeTask }) {
  const due = dueText(props.task);
  return due === undefined ? null : <span class="soft figures">{due}</span>;
}

function eventText(event: HomeEvent): string {
  const t = shellText.value.homeNext;
  const when = event.at === undefined ? '' : formatDateTime(event.at, timeZone(), language.value);
  const words = t[event.what];
  return typeof words === 'string' ? words : words(when);
}

function eventName(event: HomeEvent): string {
  const cycle = formatCycle(event.cycle, language.value);
  if (event.department === undefined) return cycle;
  return language.value === 'zh' ? `${event.department} ${cycle}` : `${event.department}, ${cycle}`;
}

/** What waits for who is signed in, and what happens next. */
export function HomePage() {
  const t = shellText.value;
  const load = useLoad('home', readHome);
  const who = session.value;
  if (who?.roles.length === 0) {
    return <PageHeader title={t.noRoles} lead={t.noRolesText} />;
  }
  return (
    <>
      <PageHeader title={t.greeting(who?.person.name ?? '')} lead={t.homeLead} />
      <AccountNewsAtHome />
      {hasRole('hr') || hasRole('auditor') ? <RecoveriesAtHome /> : null}
      <Loaded load={load}>
        {({ tasks, events }) => (
          <>
            <Section title={t.waitingTitle}>
              {tasks.length === 0 ? (
                <div class="empty">
                  <EmptyState title={t.nothingWaiting}>{t.nothingWaitingText}</EmptyState>
                </div>
              ) : (
                <ul class="tasks">
                  {tasks.map((task) => (
                    <li class="task" key={`${task.kind} ${task.href} ${taskText(task)}`}>
                      <a href={task.href}>{taskText(task)}</a>
                      <TaskDue task={task} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section title={t.nextTitle}>
              {events.length === 0 ? (
                <p class="soft">{t.nothingNext}</p>
              ) : (
                <ul class="tasks">
                  {events.map((event) => (
                    <li class="task" key={`${event.what} ${event.href} ${event.department}`}>
                      {event.href === undefined ? (
                        <span>{eventName(event)}</span>
                      ) : (
                        <a href={event.href}>{eventName(event)}</a>
                      )}
                      <span class="soft figures">{eventText(event)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
