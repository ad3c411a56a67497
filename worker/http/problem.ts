import type { Context } from 'hono';
import { KeyUnavailable } from '../windows/key-vault.ts';
import { type ProblemCode, problemCodes } from '../../shared/wire/problem-codes.ts';

/** Seconds that a client waits before it tries again after a passing failure. */
const retryAfterSeconds = 5;

/**
 * A refusal on its way to the wire. Carries nothing of the request, so that
 * nothing of it can be echoed or logged.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly field: string | undefined;

  /** @param field name of the offending field, from the schema, never from the input */
  constructor(code: ProblemCode, field?: string) {
    super(code);
    this.code = code;
    this.field = field;
  }
}

/** The problem document (RFC 9457) for a code. */
function problemResponse(code: ProblemCode, field?: string): Response {
  const { status, title } = problemCodes[code];
  const body = {
    type: 'about:blank',
    title,
    status,
    code,
    ...(field === undefined ? {} : { field }),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  if (status === 503) headers.set('retry-after', String(retryAfterSeconds));
  return new Response(JSON.stringify(body), { status, headers });
}

/** Turns whatever a route threw into a problem document; reasons stay inside. */
export function answerError(error: Error, _context: Context): Response {
  if (error instanceof Problem) return problemResponse(error.code, error.field);
  if (error instanceof KeyUnavailable) return problemResponse('key_unavailable');
  // Whatever it was that would have been written into a cycle whose data are gone.
  if (error.message.includes('cycle_is_purged')) return problemResponse('cycle_purged');
  if (isDatabaseFailure(error)) return problemResponse('database_unavailable');
  return problemResponse('internal_error');
}

/** True for failures of D1 itself, whose outcome is unknown and which are worth another try. */
function isDatabaseFailure(error: Error): boolean {
  return error.message.startsWith('D1_') || error.message.includes('D1 DB is overloaded');
}
