import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { Problem } from './problem.ts';

type Schema = v.GenericSchema<Record<string, string | undefined>, object>;
type Validated<S extends Schema> = {
  in: { query: v.InferInput<S> };
  out: { query: v.InferOutput<S> };
};

/**
 * Middleware: checks the query part of the address against `schema`, in which every value is
 * a text. Refuses with query_invalid, which names the parameter if the schema knows it; a
 * parameter given twice is refused too, since two readers could see two different values.
 */
export function query<S extends Schema>(
  schema: S,
): MiddlewareHandler<object, string, Validated<S>> {
  return async (c, next) => {
    const values: Record<string, string | undefined> = {};
    for (const [name, given] of Object.entries(c.req.queries())) {
      if (given.length > 1) throw new Problem('query_invalid');
      Object.defineProperty(values, name, { value: given[0], enumerable: true });
    }
    const parsed = v.safeParse(schema, values);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const isOurs = issue.type !== 'strict_object';
      throw new Problem('query_invalid', isOurs ? (v.getDotPath(issue) ?? undefined) : undefined);
    }
    c.req.addValidatedData('query', parsed.output);
    await next();
  };
}
