import { env } from 'cloudflare:workers';
import { setUpCompany } from '../../../scripts/client/staff-client.ts';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

/** A problem document or an answer, as far as tests of accounts look at it. */
export interface Reply {
  status: number;
  code: string | undefined;
  text: string;
  cookie: string | null;
}

/** Sets the company up, or asks the operator's way back in; the token of the link. */
export function setUp(code: string = env.SETUP_CODE): Promise<string> {
  return setUpCompany(workerFetch, origin, {
    code,
    company: '示例通信',
    timeZone: 'Asia/Shanghai',
    number: 'h1',
    name: '何人事',
  });
}

/** Posts to the API, by default with the Worker's own bindings and from its own origin. */
export async function postTo(
  path: string,
  body: object,
  options: { cookie?: string; at?: string; bindings?: Partial<Bindings> } = {},
): Promise<Reply> {
  const { cookie, at = origin, bindings } = options;
  const headers = {
    'content-type': 'application/json',
    origin: at,
    ...(cookie === undefined ? {} : { cookie }),
  };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const url = `${at}/api${path}`;
  const reply =
    bindings === undefined
      ? await workerFetch(url, init)
      : await createApp().fetch(new Request(url, init), { ...env, ...bindings });
  const text = await reply.text();
  const { code } = JSON.parse(text) as { code?: string };
  return { status: reply.status, code, text, cookie: reply.headers.get('set-cookie') };
}
