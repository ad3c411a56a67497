import { softwarePasskey, type SoftwarePasskey, type Wanted } from './software-passkey.ts';
import { type Fetch, readJson, Refused, type Reply } from './transport.ts';

/** A signed-in person of the console, who speaks JSON to its routes. */
export interface StaffClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  /** The session cookie as a Cookie header would carry it. */
  cookie: string;
  /** What the person enrolled here; undefined where a link alone signs in. */
  passkey: SoftwarePasskey | undefined;
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

/**
 * Comes in by a one-time link: enrols a passkey, or, where the product runs for trying out, without.
 */
export async function signIn(fetch: Fetch, origin: string, token: string): Promise<StaffClient> {
  const post = posting(fetch, origin);
  const { demo, options } = await readJson<{ demo: boolean; options: Wanted | null }>(
    await post('/session/enrolment', { token }),
    'enrolment',
  );
  if (demo || options === null) {
    return clientOf(fetch, origin, await post('/session/demo', { token }));
  }
  const passkey = await softwarePasskey();
  const answer = await passkey.create(origin, options);
  const reply = await post('/session/enrol', { token, label: '软件密钥', answer });
  return clientOf(fetch, origin, reply, passkey);
}

/** Signs in with a passkey that was enrolled before. */
export async function signInAgain(
  fetch: Fetch,
  origin: string,
  passkey: SoftwarePasskey,
): Promise<StaffClient> {
  const post = posting(fetch, origin);
  const { options } = await readJson<{ options: Wanted }>(
    await post('/session/challenge', {}),
    'challenge',
  );
  const answer = await passkey.show(origin, options);
  return clientOf(fetch, origin, await post('/session', { answer }), passkey);
}

const posting = (fetch: Fetch, origin: string) => (path: string, body: object) =>
  fetch(`${origin}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

async function clientOf(
  fetch: Fetch,
  origin: string,
  reply: Reply,
  passkey?: SoftwarePasskey,
): Promise<StaffClient> {
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
    passkey,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  };
}

/**
 * The same client, which shows its passkey again when a grave step asks for that, as the page
 * does: for long ways, after which the sign-in is more than ten minutes old.
 */
export function staying(origin: string, client: StaffClient): StaffClient {
  const { passkey } = client;
  const confirm = async () => {
    if (passkey === undefined) return client.post('/session/confirm/demo');
    const { options } = await client.post<{ options: Wanted }>('/session/confirm/challenge');
    return client.post('/session/confirm', { answer: await passkey.show(origin, options) });
  };
  const again = async <T>(send: () => Promise<T>): Promise<T> => {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'sign_in_again') throw error;
      await confirm();
      return send();
    }
  };
  return {
    ...client,
    post: (path, body) => again(() => client.post(path, body)),
    put: (path, body) => again(() => client.put(path, body)),
  };
}
