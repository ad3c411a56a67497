/**
 * The outcome of something that can be refused for a known reason.
 * Failures are data with a tagged reason; exceptions are for bugs only.
 */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; reason: E };

/** A success that carries `value`. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A refusal for `reason`. */
export function fail<E extends string>(reason: E): { ok: false; reason: E } {
  return { ok: false, reason };
}
