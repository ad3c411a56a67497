/**
 * A total as far as it was signed and frozen. Only a frozen one has a figure, hundredths of a point;
 * it keeps it while an objection waits, and loses it once a correction is opened.
 */
export type FrozenStanding =
  | { state: 'unsigned' | 'being_corrected' }
  | { state: 'frozen' | 'objected'; hundredths: number };
