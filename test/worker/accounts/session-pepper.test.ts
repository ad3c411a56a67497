import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { setUpCompany, signIn } from '../../../scripts/client/staff-client.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { createApp } from '../../../worker/app.ts';
import { resetStorage } from '../support/reset.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const second = `2:${encodeBase64url(Uint8Array.from({ length: 32 }, (_, at) => 150 - at))}`;
const both = `${env.SESSION_PEPPER},${second}`;

/** Status of a visit with a cookie at a Worker with this pepper. */
async function visit(cookie: string | undefined, pepper: string): Promise<number> {
  const headers = { cookie: cookie ?? '' };
  const bindings = { ...env, SESSION_PEPPER: pepper };
  return (await createApp().request(`${origin}/api/session`, { headers }, bindings)).status;
}

describe('the session pepper', () => {
  it('can be changed without ending sessions, and ends those under a version that is gone', async () => {
    const token = await setUpCompany(workerFetch, origin, {
      code: env.SETUP_CODE,
      company: '示例通信',
      timeZone: 'Asia/Shanghai',
      number: 'h1',
      name: '何人事',
    });
    const { cookie } = await signIn(workerFetch, origin, token);
    const id = cookie?.split('=')[1] ?? '';
    expect(id).toMatch(/^1\.[\w-]{43}$/);
    expect(await visit(cookie, env.SESSION_PEPPER)).toBe(200);
    expect(await visit(cookie, both)).toBe(200);
    expect(await visit(cookie, second)).toBe(401);
    // The same id under another version is another session, and there is none.
    expect(await visit(cookie?.replace('=1.', '=2.'), both)).toBe(401);
    // Without the pepper the id does not lead to its row.
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
    const row = await env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE id_hash = ?1')
      .bind(digest)
      .first('n');
    expect(row).toBe(0);
  });
});
