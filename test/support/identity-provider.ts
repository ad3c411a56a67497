import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';
import { answerAsFeishu, type FeishuMemory, isFeishu } from './feishu.ts';
import { forge, newSigningKey, type SigningKey } from './forge-token.ts';
import { type ProviderMemory, remembering } from './provider-memory.ts';
import { type ForgedToken, otherClient, type ProviderWish, ssoClient } from './provider-wish.ts';

/** A running identity provider. */
export interface TestIdentityProvider {
  /** Its issuer, without a slash at the end. */
  url: string;
  close: () => void;
}

interface State {
  codes: 'fresh' | 'expired';
  token: ForgedToken | null;
  down: boolean;
}

/**
 * A certified OpenID provider on 127.0.0.1 whose sign-in page asks for an address and believes it:
 * `unverified.…` is not verified, everybody else's is. Answers as Feishu as well. Comes up with its first request and does not
 * keep its process alive.
 *
 * @param origin tells from where browsers come and go back; asked late, since the product starts later
 */
export async function startIdentityProvider(
  origin: () => string = () => 'https://niping.test',
): Promise<TestIdentityProvider> {
  const state: State = { codes: 'fresh', token: null, down: false };
  const memory: ProviderMemory = new Map();
  const feishu: FeishuMemory = { codes: new Map(), tokens: new Map() };
  let provider: Provider | undefined;
  let key: SigningKey | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      key ??= await newSigningKey();
      if (request.url === '/control') {
        const wish = JSON.parse(await textOf(request)) as ProviderWish;
        Object.assign(state, wish);
        if (wish.rotate === true) {
          key = await newSigningKey();
          provider = undefined;
        }
        response.end();
        return;
      }
      provider ??= makeProvider(url, origin(), key, state, memory);
      if (state.down) {
        response.writeHead(502).end();
      } else if (isFeishu(request.url ?? '')) {
        await answerAsFeishu(feishu, request, response, await textOf(request));
      } else if (request.url?.startsWith('/interaction/') === true) {
        await interact(provider, request, response);
      } else {
        await provider.callback()(request, response);
      }
    })();
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => server.close() };
}

function makeProvider(
  issuer: string,
  origin: string,
  key: SigningKey,
  state: State,
  memory: ProviderMemory,
): Provider {
  const shared = {
    redirect_uris: [`${origin}/sign-in/return`],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  };
  const configuration: Configuration = {
    clients: [ssoClient, otherClient].map(({ id, secret }) => ({
      ...shared,
      client_id: id,
      client_secret: secret,
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, login) => ({
      accountId: login,
      claims: () => ({
        sub: login,
        email: login.replace(/^.*:/, ''),
        email_verified: !login.startsWith('unverified.'),
      }),
    }),
    jwks: { keys: [key.jwk] },
    cookies: { keys: ['a key for cookies on this machine'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    adapter: (kind: string) => remembering(memory, kind, () => state.codes === 'expired'),
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      Session: 3600,
    },
    loadExistingGrant: async ({ oidc }) => {
      const { clientId } = oidc.client ?? {};
      const { accountId } = oidc.session ?? {};
      const grant = new oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path === '/token' && typeof body?.id_token === 'string' && state.token !== null) {
      context.body = { ...body, id_token: await forge(body.id_token, key, state.token) };
    }
  });
  return provider;
}

/** The sign-in page: a name, and a button for going back without. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>公司登录</title><h1>公司登录</h1><form method="post">
      <label>邮箱 <input name="login"></label><button>登录</button>
      <button name="cancel" value="yes">取消</button></form>`);
    return;
  }
  const form = new URLSearchParams(await textOf(request));
  const accountId = form.get('login') ?? '';
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'changed their mind' }
    : { login: { accountId } };
  await provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: false,
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
