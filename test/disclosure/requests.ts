import type { StaffClient } from '../../scripts/client/staff-client.ts';
import { apiRoutes, type Route } from '../worker/support/routes.ts';
import type { Scene } from '../worker/support/scene.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';
import type { Fetch } from '../../scripts/client/transport.ts';

/** What somebody got: the route asked, and status with body. */
export type Answers = Record<string, [status: number, body: unknown]>;

/** Bodies for a manager's routes that are not GET; a new one without an entry fails the tests. */
function bodyOf({ method, path }: Route, scene: Scene): object {
  const place = { cycle: scene.cycle, department: scene.service };
  const measure = {
    about: 'quality',
    text: '先核对再发出',
    owner: '用户服务',
    dueOn: '2026-10-10',
  };
  const bodies: Record<string, object> = {
    'POST /api/manager/results': { ...place, purpose: 'view' },
    'POST /api/manager/results/trend': { department: scene.service, purpose: 'view' },
    'POST /api/manager/total': place,
    'POST /api/manager/total/record': { ...place, version: 1 },
    'POST /api/manager/total/sign': { ...place, fingerprint: 'A'.repeat(43), role: 'filler' },
    'POST /api/manager/total/object': { ...place, fingerprint: 'A'.repeat(43), reasons: '另算' },
    'POST /api/manager/measures': { ...place, ...measure },
    'PUT /api/manager/measures/:id': { ...measure, revision: 1, state: 'planned' },
    'PUT /api/manager/measures/:id/look-back': {
      cycle: scene.cycle,
      revision: 1,
      state: 'done',
      text: '已见效',
    },
    'PUT /api/manager/sheets/:cycle/:department/:kind': { revision: 0, content: {} },
    'POST /api/manager/sheets/:cycle/:department/:kind/submit': { revision: 0 },
    'POST /api/manager/sheets/:cycle/:department/:kind/withdraw': { revision: 0 },
    'POST /api/manager/sheets/:cycle/:department/:kind/self-score': { revision: 0 },
  };
  const found = bodies[`${method} ${path}`];
  if (found === undefined) throw new Error(`no body is known for ${method} ${path}`);
  return found;
}

/** The route's address, with what its parameters are called in the scene. */
function addressOf(path: string, scene: Scene): string {
  const places: Record<string, string> = {
    cycle: scene.cycle,
    department: scene.service,
    kind: 'duty',
    window: scene.window,
    hash: new URL(scene.links[0]?.link ?? origin).hash.split('.')[1] ?? '',
  };
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) => places[name] ?? scene.window);
}

/** Routes that a manager may call with success, one and all. */
export function managerRoutes(): Route[] {
  return apiRoutes().filter(
    ({ method, path }) => path.startsWith('/api/manager/') || (method === 'GET' && isOpen(path)),
  );
}

/** Routes that can be read without signing in. */
export function publicRoutes(): Route[] {
  return apiRoutes().filter(({ method, path }) => method === 'GET' && isOpen(path));
}

const isOpen = (path: string): boolean => /^\/api\/(?:rate|session)\b/.test(path);

/** Asks these routes one after the other. @param client who asks; nobody for the public */
export async function askAll(
  routes: readonly Route[],
  scene: Scene,
  client: StaffClient | undefined,
  fetch: Fetch = workerFetch,
): Promise<Answers> {
  const answers: Answers = {};
  for (const route of routes) {
    // A rater's page sends no cookie, and the Worker takes none.
    const cookie = route.path.startsWith('/api/rate/') ? undefined : client?.cookie;
    const reply = await fetch(`${origin}${addressOf(route.path, scene)}`, {
      method: route.method,
      headers: {
        origin,
        ...(cookie === undefined ? {} : { cookie }),
        ...(route.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(route.method === 'GET' ? {} : { body: JSON.stringify(bodyOf(route, scene)) }),
    });
    const body: unknown = JSON.parse(await reply.text());
    answers[`${route.method} ${route.path}`] = [reply.status, body];
  }
  return answers;
}
