/** The address of the page that checks receipts. The window's id is no secret. */
export function checkPath(window: string): string {
  return `/r/check#${window}`;
}
