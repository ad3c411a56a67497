import { Route, Router } from 'preact-iso/router';
import { lazyPage } from '../kit/lazy-page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { HrReportsPage } from '../reports/reports-page.tsx';
import { EditWindowPage, NewWindowPage } from './window-form-page.tsx';
import { WindowPage } from './window-page.tsx';
import { WindowSurveyPage } from './window-survey-page.tsx';
import { WindowsPage } from './windows-page.tsx';
import { WorkingDaysPage } from './working-days-page.tsx';

const importing = () => import('./import/page.tsx');
const ImportPage = lazyPage(async () => (await importing()).ImportPage);
const ImportScoresPage = lazyPage(async () => (await importing()).ImportScoresPage);

const payroll = () => import('./payroll/payroll-pages.ts');
const PeriodsPage = lazyPage(async () => (await payroll()).PeriodsPage);
const PeriodPage = lazyPage(async () => (await payroll()).PeriodPage);

const organisation = () => import('./organisation-pages.ts');
const CompanyPage = lazyPage(async () => (await organisation()).CompanyPage);
const DepartmentPage = lazyPage(async () => (await organisation()).DepartmentPage);
const DepartmentsPage = lazyPage(async () => (await organisation()).DepartmentsPage);
const NewDepartmentPage = lazyPage(async () => (await organisation()).NewDepartmentPage);
const NewPersonPage = lazyPage(async () => (await organisation()).NewPersonPage);
const PeoplePage = lazyPage(async () => (await organisation()).PeoplePage);
const PersonPage = lazyPage(async () => (await organisation()).PersonPage);
const ServiceMapClientPage = lazyPage(async () => (await organisation()).ServiceMapClientPage);
const ServiceMapListPage = lazyPage(async () => (await organisation()).ServiceMapListPage);
const ServiceMapPage = lazyPage(async () => (await organisation()).ServiceMapPage);
const ServiceMapReachPage = lazyPage(async () => (await organisation()).ServiceMapReachPage);

const SubstitutesPage = lazyPage(
  async () => (await import('./substitutes/substitutes-page.tsx')).SubstitutesPage,
);

const TaskNoticesPage = lazyPage(
  async () => (await import('./task-notices/task-notices-page.tsx')).TaskNoticesPage,
);

const OverviewPage = lazyPage(
  async () => (await import('./overview/overview-page.tsx')).OverviewPage,
);

const cycles = () => import('./cycles/cycle-pages.ts');
const ChangeCyclePage = lazyPage(async () => (await cycles()).ChangeCyclePage);
const CyclePage = lazyPage(async () => (await cycles()).CyclePage);
const CyclesPage = lazyPage(async () => (await cycles()).CyclesPage);
const NewCyclePage = lazyPage(async () => (await cycles()).NewCyclePage);

// Opened once in a while; the pages of every day come without them.
const forms = () => import('./forms/form-pages.tsx');
const policies = () => import('./policies/policy-pages.tsx');
const FormsPage = lazyPage(async () => (await forms()).FormsPage);
const NewFormPage = lazyPage(async () => (await forms()).NewFormPage);
const CompareFormsPage = lazyPage(async () => (await forms()).CompareFormsPage);
const FormPage = lazyPage(async () => (await forms()).FormPage);
const ChangeFormPage = lazyPage(async () => (await forms()).ChangeFormPage);
const PoliciesPage = lazyPage(async () => (await policies()).PoliciesPage);
const NewPolicyPage = lazyPage(async () => (await policies()).NewPolicyPage);
const ComparePoliciesPage = lazyPage(async () => (await policies()).ComparePoliciesPage);
const PolicyPage = lazyPage(async () => (await policies()).PolicyPage);
const ChangePolicyPage = lazyPage(async () => (await policies()).ChangePolicyPage);

/** HR's pages. */
export function HrPages() {
  return (
    <Router>
      <Route path="/windows" component={WindowsPage} />
      <Route path="/windows/new" component={NewWindowPage} />
      <Route path="/windows/:id" component={WindowPage} />
      <Route path="/windows/:id/surveys/:survey" component={WindowSurveyPage} />
      <Route path="/windows/:id/edit" component={EditWindowPage} />
      <Route path="/cycles" component={CyclesPage} />
      <Route path="/cycles/new" component={NewCyclePage} />
      <Route path="/cycles/:id" component={CyclePage} />
      <Route path="/cycles/:id/change" component={ChangeCyclePage} />
      <Route path="/cycles/:id/overview" component={OverviewPage} />
      <Route path="/forms" component={FormsPage} />
      <Route path="/forms/new" component={NewFormPage} />
      <Route path="/forms/compare" component={CompareFormsPage} />
      <Route path="/forms/:number" component={FormPage} />
      <Route path="/forms/:number/change" component={ChangeFormPage} />
      <Route path="/policies" component={PoliciesPage} />
      <Route path="/policies/new" component={NewPolicyPage} />
      <Route path="/policies/compare" component={ComparePoliciesPage} />
      <Route path="/policies/:number" component={PolicyPage} />
      <Route path="/policies/:number/change" component={ChangePolicyPage} />
      <Route path="/departments" component={DepartmentsPage} />
      <Route path="/departments/new" component={NewDepartmentPage} />
      <Route path="/departments/:id" component={DepartmentPage} />
      <Route path="/people" component={PeoplePage} />
      <Route path="/people/new" component={NewPersonPage} />
      <Route path="/people/:id" component={PersonPage} />
      <Route path="/substitutes" component={SubstitutesPage} />
      <Route path="/service-map" component={ServiceMapPage} />
      <Route path="/service-map/list" component={ServiceMapListPage} />
      <Route path="/service-map/reach" component={ServiceMapReachPage} />
      <Route path="/service-map/:id" component={ServiceMapClientPage} />
      <Route path="/working-days" component={WorkingDaysPage} />
      <Route path="/reports" component={HrReportsPage} />
      <Route path="/payroll" component={PeriodsPage} />
      <Route path="/payroll/:period" component={PeriodPage} />
      <Route path="/import/:kind" component={ImportPage} />
      <Route path="/import/personal-scores/:period" component={ImportScoresPage} />
      <Route path="/company" component={CompanyPage} />
      <Route path="/task-notices" component={TaskNoticesPage} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}
