// Fetched together when the first of them is opened; see ../pages.tsx.
export { PeriodPage } from './period-page.tsx';
export { PeriodsPage } from './periods-page.tsx';
