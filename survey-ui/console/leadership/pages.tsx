import { Route, Router } from 'preact-iso/router';
import { leadershipApi } from '../api/leadership.ts';
import { formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader } from '../kit/page-header.tsx';
import { EmptyState } from '../kit/table.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { ScoresPage } from './scores-page.tsx';
import { leadershipText } from './text.ts';

/** The cycles whose scores may be there; nothing is read before one is chosen, since it is noted. */
function CyclesPage() {
  const t = leadershipText.value;
  const load = useLoad('leadership cycles', leadershipApi.cycles);
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded load={load}>
        {(cycles) =>
          cycles.length === 0 ? (
            <div class="empty">
              <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
            </div>
          ) : (
            <ul class="tasks" aria-label={t.cycle}>
              {cycles.map((cycle) => (
                <li class="task" key={cycle.id}>
                  <a href={`/leadership/scores/${cycle.id}`}>
                    {formatCycle(cycle.label, language.value)}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

/** The leadership's pages. */
export function LeadershipPages() {
  return (
    <Router>
      <Route path="/scores" component={CyclesPage} />
      <Route path="/scores/:cycle" component={ScoresPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
