import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from '../not-found-page.tsx';
import { AuditorReportsPage } from '../reports/reports-page.tsx';

/** The auditor's pages. */
export function AuditorPages() {
  return (
    <Router>
      <Route path="/reports" component={AuditorReportsPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
