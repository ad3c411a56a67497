import type { MiddlewareHandler } from 'hono';

/** For answers that are not pages: nothing may load, run or frame anything. */
const closedPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Middleware: the headers that every answer carries, whatever its route and status.
 * Pages bring their own Content-Security-Policy from the build, because it names
 * the hash of their inlined styles; everything else gets the closed one.
 */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const headers = new Headers(c.res.headers);
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', closedPolicy);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    );
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
    headers.set('x-robots-tag', 'noindex, nofollow');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    c.res = new Response(c.res.body, { status: c.res.status, headers });
  };
}
