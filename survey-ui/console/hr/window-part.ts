import type { WindowView } from '../api/windows.ts';

/** What each part of a window's page is given. */
export interface WindowPartProps {
  window: WindowView;
  departmentName: (id: string) => string;
  /** Reads the window again; resolves when the newest version is shown. */
  reload: () => Promise<void>;
  /** Lists the surveys of one kind: an approval, a state, or the code of a finding. */
  show: (kind: string) => void;
}
