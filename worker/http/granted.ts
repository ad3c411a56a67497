import type { Result } from '../../shared/result.ts';
import type { ProblemCode } from '../../shared/wire/problem-codes.ts';
import { Problem } from './problem.ts';

/** The value of a result; a failure goes to the wire as the problem that its reason names. */
export function granted<T>(result: Result<T, ProblemCode>): T {
  if (!result.ok) throw new Problem(result.reason);
  return result.value;
}
