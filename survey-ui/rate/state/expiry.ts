/** Seconds after a window's last second in which a rater may still look for a receipt: 90 days. */
const margin = 90 * 86_400;

/** Second from which a device has no use for what it keeps of a window. Times of its manifest. */
export function usefulUntil(times: { latestCloseAt: number; graceMinutes: number }): number {
  return times.latestCloseAt + times.graceMinutes * 60 + margin;
}
