/** A whole number from `least` to `greatest`, both included. */
export type Pick = (least: number, greatest: number) => number;

/** Repeatable chance, so that a second run gives the same report and a failing set comes back. */
export function pickFrom(seed: number): Pick {
  let state = seed >>> 0;
  return (least, greatest) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + Math.floor((state / 2 ** 32) * (greatest - least + 1));
  };
}
