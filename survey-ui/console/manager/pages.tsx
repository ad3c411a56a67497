import { NotFoundPage } from '../not-found-page.tsx';

/** The pages of this role. */
export function ManagerPages() {
  return <NotFoundPage />;
}
