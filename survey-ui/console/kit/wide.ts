/** Screens from here on have room for a matrix beside the navigation. */
const wideQuery = '(min-width: 60rem)';

/** Whether the screen is wide as the page opens. */
export function isWide(): boolean {
  return matchMedia(wideQuery).matches;
}
