import type { WindowManifest } from './manifest.ts';

/** What the server says of a link. */
export type OpenAnswer = { clientDepartment: string; surveys: readonly string[] };

/**
 * Whether the server's answer to `open` is what the window manifest says of that client
 * department: a server that hid or added a survey for one rater would single that rater out.
 */
export function agreesWithManifest(manifest: WindowManifest, answer: OpenAnswer): boolean {
  const client = manifest.clients.find(({ department }) => department === answer.clientDepartment);
  return (
    client !== undefined &&
    client.surveys.length === answer.surveys.length &&
    client.surveys.every((survey, index) => survey === answer.surveys[index])
  );
}
