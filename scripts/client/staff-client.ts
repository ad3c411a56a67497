import { type Fetch, readJson } from './transport.ts';

/** A signed-in person of the console, who speaks JSON to its routes. */
export interface StaffClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  /** The session cookie as a Cookie header would carry it. */
  cookie: string;
}

/** Asks the operator's set-up for the first HR account, or for a way back into one. */
export async function setUpCompany(
  fetch: Fetch,
  origin: string,
  setup: { code: string; company: string; timeZone: string; number: string; name: string },
): Promise<string> {
  const reply = await fetch(`${origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(setup),
  });
  return (await readJson<{ token: string }>(reply, 'setup')).token;
}

/** Signs in with a one-time token. */
export async function signIn(fetch: Fetch, origin: string, token: string): Promise<StaffClient> {
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token }),
  });
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  await readJson(reply, 'session');
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${origin}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin, cookie },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    return readJson<T>(answer, `${method} ${path}`);
  };
  return {
    cookie,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  };
}
