const KEY = 'niping-way-back';

/** Where somebody wanted to go before leaving for the company's sign-in page. */
export interface WayBack {
  /** A path of this site. */
  path: string;
  /** Whether it was to confirm a step that waits in another tab. */
  again: boolean;
}

const HOME: WayBack = { path: '/', again: false };

/** Notes it in this tab. */
export function remember(wayBack: WayBack): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(wayBack));
  } catch {
    // Storage may be blocked; the home page will do.
  }
}

/** What was noted, once; the home page when there is nothing or no path of this site. */
export function recall(): WayBack {
  try {
    const noted = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as WayBack | null;
    sessionStorage.removeItem(KEY);
    return noted !== null && /^\/(?![/\\])/.test(noted.path) ? noted : HOME;
  } catch {
    return HOME;
  }
}
