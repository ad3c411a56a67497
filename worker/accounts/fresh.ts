import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';

/**
 * Figures leave the product only with whoever has signed in during the last ten minutes. Throws
 * `sign_in_again`; for routes that an export shares with a look, which the policy's own column
 * cannot tell apart.
 */
export function expectFreshExport(c: Context<AppEnv>, purpose: 'view' | 'print' | 'export'): void {
  if (purpose === 'export' && !c.get('session').fresh) throw new Problem('sign_in_again');
}
