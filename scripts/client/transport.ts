/** The little of `fetch` that the clients need, so that they run in Node and inside workerd. */
export type Fetch = (url: string, init: RequestOptions) => Promise<Reply>;

/** What a client sends. Bodies are JSON texts. */
export interface RequestOptions {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a client reads of an answer. */
export interface Reply {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** A refusal, by the stable code of its problem document. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, what: string) {
    super(`${what}: ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** The JSON of a successful answer. @throws {Refused} with the code of the problem document */
export async function readJson<T>(reply: Reply, what: string): Promise<T> {
  const text = await reply.text();
  if (reply.status === 200) return JSON.parse(text) as T;
  throw new Refused(reply.status, codeOf(text), what);
}

function codeOf(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : 'no_code';
  } catch {
    return 'no_problem_document';
  }
}
