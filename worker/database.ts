/**
 * The few things that every store does with D1. Reads are retried by the platform,
 * writes are not: a failed write has an unknown outcome, so callers guard their
 * statements and make repeating them harmless.
 */

/**
 * A statement that makes its whole batch fail unless the statement before it
 * changed exactly `rows` rows.
 */
export function expectChanges(db: D1Database, rows = 1): D1PreparedStatement {
  return db.prepare('INSERT INTO expectation (holds) SELECT changes() = ?').bind(rows);
}

/** True when a batch failed because an expectation did not hold: nothing was written. */
export function isExpectationFailure(error: unknown): boolean {
  return error instanceof Error && error.message.includes('expectation_failed');
}

/** True when a write broke the named constraint, unique column (`table.column`) or trigger. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && error.message.includes(constraint);
}

/** Bytes of a BLOB column, which D1 hands out as a list of numbers or a buffer. */
export function bytesOf(column: ArrayBuffer | readonly number[]): Uint8Array<ArrayBuffer> {
  return column instanceof ArrayBuffer ? new Uint8Array(column) : Uint8Array.from(column);
}
