import { Route, Router } from 'preact-iso/router';
import { lazyPage } from '../kit/lazy-page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { ReviewerResultPage, ReviewerResultsPage } from '../result/result-pages.tsx';
import { ApprovalsPage } from './approvals-page.tsx';
import { ApprovePage } from './approve-page.tsx';
import { SurveyPage } from './survey-page.tsx';
import { TasksPage } from './tasks-page.tsx';

const sheets = () => import('../appraisal/reviewer-pages.tsx');
const ReviewerSheetsPage = lazyPage(async () => (await sheets()).ReviewerSheetsPage);
const ReviewerSheetPage = lazyPage(async () => (await sheets()).ReviewerSheetPage);
const ReviewerMeasuresPage = lazyPage(
  async () => (await import('../measures/measures-page.tsx')).ReviewerMeasuresPage,
);
const ReviewerTotalPage = lazyPage(
  async () => (await import('../appraisal/total-page.tsx')).ReviewerTotalPage,
);
const ReviewerFormPage = lazyPage(
  async () => (await import('../whole-form/form-page.tsx')).ReviewerFormPage,
);

/** The reviewer's pages. */
export function ReviewerPages() {
  return (
    <Router>
      <Route path="/tasks" component={TasksPage} />
      <Route path="/approvals/:window" component={ApprovalsPage} />
      <Route path="/approve/:id" component={ApprovePage} />
      <Route path="/surveys/:id" component={SurveyPage} />
      <Route path="/sheets" component={ReviewerSheetsPage} />
      <Route path="/sheets/:cycle/:department/:kind" component={ReviewerSheetPage} />
      <Route path="/totals/:cycle/:department" component={ReviewerTotalPage} />
      <Route path="/print/:cycle/:department" component={ReviewerFormPage} />
      <Route path="/measures/:cycle/:department" component={ReviewerMeasuresPage} />
      <Route path="/results" component={ReviewerResultsPage} />
      <Route path="/results/:cycle/:department" component={ReviewerResultPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
