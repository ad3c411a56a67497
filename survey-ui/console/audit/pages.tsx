import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from '../not-found-page.tsx';
import { LogPage } from './log-page.tsx';

/** The log's page, for HR and the auditor. */
export function AuditPages() {
  return (
    <Router>
      <Route path="/log" component={LogPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
