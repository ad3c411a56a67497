import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';
import { audiences, policy, type PolicyEntry } from './policy.ts';
import { holdsRole, type Role } from './session.ts';
import { readSignedIn } from './signed-in.ts';

/** Where the API lies; the policy's paths are below it. */
const base = '/api';

const entries = new Map(policy.map((entry) => [`${entry[0]} ${base}${entry[1]}`, entry]));

/**
 * Middleware in front of every route with a session: lets in whom the policy names. Refuses
 * with not_found what the policy does not know, with not_signed_in who has no session, with
 * role_missing who has one and not the role, with sign_in_again who has both but has not shown
 * lately to be there, where the policy asks for that.
 */
export function authorize(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const asked = entriesOf(c);
    if (asked.length === 0) throw new Problem('not_found');
    for (const [, , who, fresh] of asked) {
      const allowed: 'nobody is asked' | readonly Role[] = audiences[who];
      if (allowed === 'nobody is asked') continue;
      const session = c.get('session') ?? (await readSignedIn(c));
      const { person } = session;
      c.set('session', session);
      c.set('person', person);
      if (allowed.length > 0 && !allowed.some((role) => holdsRole(person, role))) {
        throw new Problem('role_missing');
      }
      if (fresh !== undefined && !session.fresh) throw new Problem('sign_in_again');
    }
    await next();
  };
}

/** The policy's lines for a request: of all addresses that match it, however they overlap. */
function entriesOf(c: Context<AppEnv>): PolicyEntry[] {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const paths = matchedRoutes(c).flatMap((route) => (route.method === method ? [route.path] : []));
  const found = [...new Set(paths)].map((path) => entries.get(`${method} ${path}`));
  return found.filter((entry) => entry !== undefined);
}

/**
 * Sentences about routes without a line in the policy, lines without a route and lines that
 * are there twice. Something that answers every method would pass by all lines, so only
 * middleware, whose address ends with a star, may do that.
 */
export function gapsInPolicy(
  routes: readonly { method: string; path: string }[],
  lines: readonly PolicyEntry[] = policy,
): string[] {
  const named = lines.map(([method, path]) => `${method} ${base}${path}`);
  const own = routes.filter(({ method, path }) => method !== 'ALL' || !path.endsWith('*'));
  const built = new Set(own.map(({ method, path }) => `${method} ${path}`));
  return [
    ...[...built].filter((route) => !named.includes(route)).map((route) => `no line: ${route}`),
    ...named.filter((line) => !built.has(line)).map((line) => `no route: ${line}`),
    ...named.filter((line, i) => named.indexOf(line) !== i).map((line) => `twice: ${line}`),
  ];
}
