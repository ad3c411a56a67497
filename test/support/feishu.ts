import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ssoClient } from './provider-wish.ts';

interface Grant {
  login: string;
  challenge: string | null;
  returnTo: string;
}

/** What Feishu knows: codes that it gave out, and tokens. */
export interface FeishuMemory {
  codes: Map<string, Grant>;
  tokens: Map<string, string>;
}

/** Whether an address is one of Feishu's three. */
export function isFeishu(url: string): boolean {
  return url.startsWith('/open-apis/') || url.startsWith('/oauth/v3/');
}

/**
 * Stands in for Feishu, which cannot be reached from here: its three addresses with the parameters,
 * answers and error codes that its documentation names, on this machine. A login `typed:…` is somebody
 * who typed that address in the own profile and got no mailbox from the company.
 */
export async function answerAsFeishu(
  { codes, tokens }: FeishuMemory,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const send = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  };
  if (url.pathname === '/open-apis/authen/v1/authorize') {
    if (request.method !== 'POST') {
      response.end('<!doctype html><form method="post"><input name="login"></form>');
      return;
    }
    const form = new URLSearchParams(text);
    const returnTo = url.searchParams.get('redirect_uri') ?? '';
    const back = new URL(returnTo);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    if (form.has('cancel')) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      const challenge = url.searchParams.get('code_challenge');
      codes.set(code, { login: form.get('login') ?? '', challenge, returnTo });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  } else if (url.pathname === '/oauth/v3/token') {
    const given = JSON.parse(text) as Record<string, string>;
    const grant = codes.get(given['code'] ?? '');
    codes.delete(given['code'] ?? '');
    const hash = createHash('sha256')
      .update(given['code_verifier'] ?? '')
      .digest('base64url');
    const known =
      given['client_id'] === ssoClient.id && given['client_secret'] === ssoClient.secret;
    if (!known) send(400, { code: 20002, error: 'invalid_client' });
    else if (grant === undefined) send(400, { code: 20003, error: 'invalid_grant' });
    else if (grant.challenge !== hash) send(400, { code: 20049, error: 'invalid_grant' });
    else if (grant.returnTo !== given['redirect_uri']) {
      send(400, { code: 20071, error: 'invalid_grant' });
    } else {
      const token = randomUUID();
      tokens.set(token, grant.login);
      send(200, { code: 0, access_token: token, token_type: 'Bearer', expires_in: 7200 });
    }
  } else {
    const login = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (login === undefined) send(400, { code: 20005, msg: 'Invalid access token' });
    else send(200, { code: 0, msg: 'success', data: userOf(login) });
  }
}

function userOf(login: string): Record<string, string> {
  const typed = login.startsWith('typed:');
  const address = login.replace(/^typed:/, '');
  const mailbox: Record<string, string> = typed
    ? { email: address, enterprise_email: '' }
    : { enterprise_email: address };
  return { name: '某人', open_id: `ou_${login}`, union_id: `on_${login}`, ...mailbox };
}
