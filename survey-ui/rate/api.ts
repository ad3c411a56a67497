import type { SignedBallotText } from '../../shared/rating-protocol/rater.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';

/** Longest wait for one answer, in milliseconds: slow networks answer, dead ones are told apart. */
const patience = 30_000;

/**
 * What became of a request. `unreachable`: no answer, or none of this product's (no network, a
 * sign-in page of a hotel, a server in trouble); the same request may be repeated.
 * `refused`: the server understood and said no, for the reason `code`.
 */
export type Answer<T> =
  | { kind: 'answered'; value: T }
  | { kind: 'refused'; code: string }
  | { kind: 'unreachable'; retryAfterSeconds?: number };

/** The server's answer about a link. Times in unix seconds. */
export type Opening = {
  clientDepartment: string;
  surveys: readonly string[];
  phase: 'not_open_yet' | 'open' | 'grace' | 'closed';
  opensAt: number;
  closesAt: number;
};

/** The rater's endpoints. */
export type RaterApi = {
  manifest: (hash: string) => Promise<Answer<Bytes>>;
  open: (token: string) => Promise<Answer<Opening>>;
  activate: (request: {
    token: string;
    survey: string;
    blinded: string;
  }) => Promise<Answer<string>>;
  deliver: (ballot: SignedBallotText) => Promise<Answer<string>>;
};

type Fetch = (path: string, init: RequestInit) => Promise<Response>;
type Fields = Record<string, unknown>;

/** Sends one request; `read` gives undefined for an answer that is none of this product's. */
export type Ask = <T>(
  path: string,
  read: (response: Response) => Promise<T | undefined>,
  body?: object,
) => Promise<Answer<T>>;

/** Requests over `fetch`. No cookie and no referrer goes with any of them. */
export function asker(fetch: Fetch): Ask {
  return async (path, read, body) => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      abort.abort();
    }, patience);
    try {
      const response = await fetch(`/api/rate/${path}`, {
        ...(body === undefined ? {} : asJson(body)),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal: abort.signal,
      });
      const isOurs = /[/+]json/.test(response.headers.get('content-type') ?? '');
      if (!isOurs || response.status >= 500) return unreachable(response);
      if (response.ok) {
        const value = await read(response);
        return value === undefined ? { kind: 'unreachable' } : { kind: 'answered', value };
      }
      const { code } = await fields(response);
      return typeof code === 'string' ? { kind: 'refused', code } : { kind: 'unreachable' };
    } catch {
      return { kind: 'unreachable' };
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The endpoints that a rater's visit needs. */
export function raterApi(fetch: Fetch): RaterApi {
  const ask = asker(fetch);
  return {
    manifest: async (hash) =>
      ask(`manifests/${hash}`, async (response) => new Uint8Array(await response.arrayBuffer())),
    open: async (token) => ask('open', async (r) => asOpening(await fields(r)), { token }),
    activate: async (request) =>
      ask('activate', async (r) => asText((await fields(r))['blindSignature']), request),
    deliver: async (ballot) =>
      ask('ballots', async (r) => asText((await fields(r))['receipt']), ballot),
  };
}

function asJson(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  };
}

function unreachable(response: Response): Answer<never> {
  const seconds = Number(response.headers.get('retry-after') ?? 'none');
  return { kind: 'unreachable', ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) };
}

/** The fields of a JSON object; none of anything else. */
export async function fields(response: Response): Promise<Fields> {
  const value: unknown = await response.json();
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** A text, or undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Whether it is a list of texts. */
export function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function asOpening(answer: Fields): Opening | undefined {
  const { clientDepartment, surveys, phase, opensAt, closesAt } = answer;
  const isPhase =
    phase === 'not_open_yet' || phase === 'open' || phase === 'grace' || phase === 'closed';
  return isPhase &&
    typeof clientDepartment === 'string' &&
    areTexts(surveys) &&
    typeof opensAt === 'number' &&
    typeof closesAt === 'number'
    ? { clientDepartment, surveys, phase, opensAt, closesAt }
    : undefined;
}
