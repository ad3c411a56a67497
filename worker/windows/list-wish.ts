import type { MiddlewareHandler } from 'hono';
import { largestPage, type ListWish, usualPage } from './survey-list.ts';

/** Longest search text that is looked at; names are no longer. */
const longestSearch = 100;
/** Codes and states are short. */
const longestShow = 40;

interface Wished {
  in: { query: { page?: string; size?: string; search?: string; show?: string } };
  out: { query: ListWish };
}

/** Middleware: reads what the address asks a list for. What makes no sense asks for the usual. */
export function listWish(): MiddlewareHandler<object, string, Wished> {
  return async (c, next) => {
    c.req.addValidatedData('query', {
      page: wholeNumber(c.req.query('page')) ?? 1,
      size: Math.min(wholeNumber(c.req.query('size')) ?? usualPage, largestPage),
      search: (c.req.query('search') ?? '').normalize('NFC').trim().slice(0, longestSearch),
      show: (c.req.query('show') ?? '').slice(0, longestShow),
    });
    await next();
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = Number(text ?? '');
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
