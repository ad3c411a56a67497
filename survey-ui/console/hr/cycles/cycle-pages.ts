// Fetched together when the first of them is opened; see ../pages.tsx.
export { ChangeCyclePage } from './change-cycle-page.tsx';
export { CyclePage } from './cycle-page.tsx';
export { CyclesPage } from './cycles-page.tsx';
export { NewCyclePage } from './new-cycle-page.tsx';
