// Fetched together when the first of them is opened; see pages.tsx.
export { CompanyPage } from './company-page.tsx';
export { DepartmentPage, NewDepartmentPage } from './department-page.tsx';
export { DepartmentsPage } from './departments-page.tsx';
export { PeoplePage } from './people-page.tsx';
export { NewPersonPage, PersonPage } from './person-page.tsx';
export { ServiceMapClientPage } from './service-map-client-page.tsx';
export { ServiceMapListPage, ServiceMapPage, ServiceMapReachPage } from './service-map-page.tsx';
