import * as v from 'valibot';

/**
 * Schema of an integer from `least` to `greatest`, with one issue `code` for everything else. A
 * schema of its own rather than a pipe: a pipe that fails still counts as typed, and checks of the
 * object around it would then compute with halves and infinities.
 */
export function wholeNumber(least: number, greatest: number, code: string) {
  return v.custom<number>(
    (input) =>
      typeof input === 'number' && Number.isInteger(input) && least <= input && input <= greatest,
    code,
  );
}
