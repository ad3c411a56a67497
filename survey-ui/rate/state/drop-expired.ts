import type { Shelf } from '../storage.ts';
import { draftsPrefix, recordPrefix } from './device.ts';

/**
 * Removes the drafts and ballots, of whatever link, for which the device has no use any more at
 * `now` (seconds since 1970). What does not say until when it has one stays: it may be a ballot
 * under way, begun with an earlier version of this page.
 */
export function dropExpired(shelf: Shelf, now: number): void {
  for (const key of shelf.keys()) {
    if (!key.startsWith(draftsPrefix) && !key.startsWith(recordPrefix)) continue;
    const [, until] = /"until":(\d+)/.exec(shelf.get(key) ?? '') ?? [];
    if (until !== undefined && Number(until) <= now) shelf.remove(key);
  }
}
