import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from '../not-found-page.tsx';
import { RetentionCyclePage } from './cycle-page.tsx';
import { RetentionPage } from './retention-page.tsx';

/** What is kept for how long, for HR and the auditor. */
export function RetentionPages() {
  return (
    <Router>
      <Route path="/cycles" component={RetentionPage} />
      <Route path="/cycles/:id" component={RetentionCyclePage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
