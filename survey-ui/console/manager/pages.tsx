import { Route, Router } from 'preact-iso/router';
import { lazyPage } from '../kit/lazy-page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { LooksPage } from '../result/looks-page.tsx';
import { ManagerResultPage, ManagerResultsPage } from '../result/result-pages.tsx';

const sheets = () => import('../appraisal/manager-pages.tsx');
const ManagerSheetsPage = lazyPage(async () => (await sheets()).ManagerSheetsPage);
const ManagerSheetPage = lazyPage(async () => (await sheets()).ManagerSheetPage);
const ManagerMeasuresPage = lazyPage(
  async () => (await import('../measures/measures-page.tsx')).ManagerMeasuresPage,
);
const ManagerTotalPage = lazyPage(
  async () => (await import('../appraisal/total-page.tsx')).ManagerTotalPage,
);
const ManagerFormPage = lazyPage(
  async () => (await import('../whole-form/form-page.tsx')).ManagerFormPage,
);

/** The department manager's pages. */
export function ManagerPages() {
  return (
    <Router>
      <Route path="/sheets" component={ManagerSheetsPage} />
      <Route path="/sheets/:cycle/:department/:kind" component={ManagerSheetPage} />
      <Route path="/totals/:cycle/:department" component={ManagerTotalPage} />
      <Route path="/print/:cycle/:department" component={ManagerFormPage} />
      <Route path="/measures/:cycle/:department" component={ManagerMeasuresPage} />
      <Route path="/results" component={ManagerResultsPage} />
      <Route path="/results/:cycle/:department" component={ManagerResultPage} />
      <Route path="/results/:cycle/:department/looks" component={LooksPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
