import { session as sessionRoute } from '../../api/client.ts';
import { change, read, type Answer } from '../../kit/answer.ts';
import { recall, remember } from './way-back.ts';

/** How people sign in here. */
export interface Ways {
  passkeys: boolean;
  /** Null without single sign-on. */
  sso: 'openid' | 'feishu' | null;
}

/** Asks how people sign in here; nobody need be signed in. */
export function readWays(): Promise<Answer<Ways>> {
  return read(() => sessionRoute.ways.$get());
}

/** The own company account: whether there is such a thing here, and since when it is connected. */
export function readOwn(): Promise<Answer<{ sso: boolean; boundAt: number | null }>> {
  return read(() => sessionRoute.sso.$get());
}

/**
 * Leaves for the company's sign-in page. The page is gone when this succeeds.
 * @param again has the person asked there, known or not, to confirm a grave step in another tab
 */
export function leaveForCompany(again: boolean, path: string): Promise<Answer<unknown>> {
  return leave({ path, again }, () => sessionRoute.sso.begin.$post({ json: { again } }));
}

/** Leaves for the company's sign-in page in order to connect the account there with the own one. */
export function leaveToConnect(path: string): Promise<Answer<unknown>> {
  return leave({ path, again: false }, () => sessionRoute.sso.connect.$post({ json: {} }));
}

async function leave(
  back: { path: string; again: boolean },
  send: Parameters<typeof change<{ address: string }>>[0],
): Promise<Answer<unknown>> {
  const begun = await change(send);
  if (!begun.ok) return begun;
  remember(back);
  location.assign(begun.value.address);
  // The button goes on turning until the other page is there; after coming back by the browser's
  // button the page is built anew.
  return new Promise(() => undefined);
}

/** Takes the company account off one's own. */
export function disconnect(): Promise<Answer<unknown>> {
  return change(() => sessionRoute.sso.disconnect.$post({ json: {} }));
}

/** Hands in what came back in the address. @returns where the person wanted to go */
export async function comeBack(search: string): Promise<Answer<{ path: string; again: boolean }>> {
  const given = new URLSearchParams(search);
  const [state = '', code, iss, error] = ['state', 'code', 'iss', 'error'].map(
    (name) => given.get(name) ?? undefined,
  );
  const finished = await change(() =>
    sessionRoute.sso.finish.$post({
      json: {
        state,
        ...(code === undefined ? {} : { code }),
        ...(iss === undefined ? {} : { iss }),
        ...(error === undefined ? {} : { error }),
      },
    }),
  );
  return finished.ok ? { ok: true, value: recall() } : finished;
}
