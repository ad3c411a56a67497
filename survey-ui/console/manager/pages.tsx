import { Route, Router } from 'preact-iso/router';
import { NotFoundPage } from '../not-found-page.tsx';
import { ManagerResultPage, ManagerResultsPage } from '../result/result-pages.tsx';

/** The department manager's pages. */
export function ManagerPages() {
  return (
    <Router>
      <Route path="/results" component={ManagerResultsPage} />
      <Route path="/results/:cycle/:department" component={ManagerResultPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
