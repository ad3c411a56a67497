import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { SignedInPerson } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';
import { isNotedAlready } from './refusal-store.ts';
import { commitAudited } from './store.ts';

/** Refusals that say: this is not yours, or not yours alone. */
const telling: ReadonlySet<string> = new Set([
  'role_missing',
  'second_person_needed',
  'signer_on_other_side',
]);

/**
 * Middleware: notes that somebody signed in tried to do what is not theirs. Only requests that
 * would change or reveal something; reading by GET shows nothing personal and writes nothing.
 * The address is noted as the router names it, never with what stood in it.
 */
export function noteRefusals(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const person = c.get('person') as SignedInPerson | undefined;
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || person === undefined) return;
    if (!(c.error instanceof Problem) || !telling.has(c.error.code)) return;
    const route = matchedRoutes(c).findLast(({ method }) => method === c.req.method);
    if (route === undefined) return;
    const address = `${route.method} ${route.path}`;
    const { code } = c.error;
    try {
      if (await isNotedAlready(c.env.DB, person.id, address)) return;
      const entry = {
        chain: 'views',
        actor: person.id,
        action: 'refused',
        subject: address,
      } as const;
      // Set before: what fails here may have been written all the same.
      c.set('refusalNoted', true);
      await commitAudited(c.env.DB, { ...entry, detail: { code } }, []);
    } catch {
      // The attempt was refused, and that is what counts.
    }
  };
}
