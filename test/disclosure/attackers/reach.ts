import type { Range } from './knowledge.ts';

/** A whole number from 0 to `most`, counted `part` times. */
export interface Room {
  part: number;
  most: number;
}

/** The greatest whole number that divides both. */
function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Steps after which an attack is given up; the attacker is then taken to have excluded the case. */
const patience = 200_000;

/**
 * Whether whole numbers within their rooms weigh together something in `wanted`. Written anew for
 * the attack: it splits the wanted sum room by room, lightest last, and leaves a branch when
 * neither size nor divisibility lets the rest make up what is missing.
 */
export function isReachable(rooms: readonly Room[], wanted: Range): boolean {
  const byPart = new Map<number, number>();
  for (const { part, most } of rooms) byPart.set(part, (byPart.get(part) ?? 0) + most);
  const order = [...byPart].toSorted(([a], [b]) => b - a);
  const tails = order.map((_, at) => {
    const tail = order.slice(at);
    return {
      most: tail.reduce((sum, [part, most]) => sum + part * most, 0),
      step: tail.reduce((divisor, [part]) => commonDivisor(divisor, part), 0),
    };
  });
  let steps = 0;
  const make = (at: number, least: number, greatest: number): boolean => {
    if (greatest < 0 || (steps += 1) > patience) return false;
    const [own, tail] = [order[at], tails[at]];
    if (own === undefined || tail === undefined) return least <= 0;
    const first = Math.ceil(Math.max(0, least) / tail.step) * tail.step;
    if (first > Math.min(greatest, tail.most)) return false;
    const [part, most] = own;
    const rest = tails[at + 1]?.most ?? 0;
    const to = Math.min(most, Math.floor(greatest / part));
    const from = Math.max(0, Math.ceil((least - rest) / part));
    for (let count = to; count >= from; count--) {
      if (make(at + 1, least - count * part, greatest - count * part)) return true;
    }
    return false;
  };
  return make(0, wanted.least, wanted.greatest);
}
