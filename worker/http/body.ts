import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { Problem } from './problem.ts';

/** Bytes of a JSON body unless a route says otherwise: room for a form, not for an attack. */
const defaultLimit = 64 * 1024;
/** Levels of nesting that any body of ours needs, with room to spare. */
const maxDepth = 16;

type Schema = v.GenericSchema<unknown, object>;
type Validated<S extends Schema> = {
  in: { json: v.InferInput<S> };
  out: { json: v.InferOutput<S> };
};

/**
 * Middleware: reads a JSON body of at most `limit` bytes and checks it against `schema`.
 * Refuses with content_type_unsupported, body_too_large, body_not_json or body_invalid
 * (with the path of the first offending field). Never echoes what it read.
 */
export function body<S extends Schema>(
  schema: S,
  limit = defaultLimit,
): MiddlewareHandler<object, string, Validated<S>> {
  return async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(type)) {
      throw new Problem('content_type_unsupported');
    }
    const text = await readText(c.req.raw, limit);
    const json = parseJson(text);
    // All our bodies are objects, and valibot takes an empty list for an empty one.
    if (Array.isArray(json)) throw new Problem('body_invalid');
    const parsed = v.safeParse(schema, json);
    // Issues of valibot carry the input; only the schema's own names leave this function.
    if (!parsed.success) throw new Problem('body_invalid', fieldOf(parsed.issues[0]));
    c.req.addValidatedData('json', parsed.output);
    await next();
  };
}

/** Reads at most `limit` bytes of UTF-8, stopping early, whatever Content-Length claims. */
async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    throw new Problem('body_too_large');
  // A compressed body could grow without bound when it is read.
  if (request.headers.has('content-encoding')) throw new Problem('content_type_unsupported');
  if (request.body === null) throw new Problem('body_not_json');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body) {
    const chunk: unknown = part;
    if (!(chunk instanceof Uint8Array)) throw new Problem('body_not_json');
    length += chunk.byteLength;
    if (length > limit) throw new Problem('body_too_large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem('body_not_json');
  }
}

/** JSON without duplicate keys and without depth that would exhaust the stack. */
function parseJson(text: string): unknown {
  const shape = scan(text);
  if (shape.depth > maxDepth) throw new Problem('body_not_json');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('body_not_json');
  }
  // JSON.parse keeps the last of two equal keys: two readers could see two different bodies.
  if (countMembers(value) !== shape.members) throw new Problem('body_not_json');
  return value;
}

/** Counts members (colons outside strings) and the deepest nesting without parsing. */
function scan(text: string): { members: number; depth: number } {
  let members = 0;
  let level = 0;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === ':') members += 1;
    else if (char === '{' || char === '[') {
      level += 1;
      depth = Math.max(depth, level);
    } else if (char === '}' || char === ']') level -= 1;
  }
  return { members, depth };
}

function countMembers(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const children: unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce<number>((sum, child) => sum + countMembers(child), own);
}

/** Path of an issue in the schema's own names; an unknown key is input and stays inside. */
function fieldOf(issue: v.BaseIssue<unknown>): string | undefined {
  if (issue.type === 'strict_object') return undefined;
  const path = v.getDotPath(issue);
  return path === null || path.length > 80 ? undefined : path;
}
