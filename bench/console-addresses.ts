import { policy, type Audience } from '../worker/accounts/policy.ts';

/** What the ids of an address stand for. */
export interface AddressIds {
  window: string;
  survey: string;
  cycle: string;
  department: string;
  person: string;
}

/** Who asks; HR stands for the auditor too. */
export type Asker = 'hr' | 'leadership' | 'reviewer' | 'manager';

/** An address of the console, with the route that answers it. */
export interface ConsoleAddress {
  route: string;
  address: string;
  asker: Asker;
}

const askers: Partial<Record<Audience, Asker>> = {
  'signed in': 'hr',
  hr: 'hr',
  'hr or auditor': 'hr',
  auditor: 'hr',
  leadership: 'leadership',
  'reviewer of the department': 'reviewer',
  'manager of the department': 'manager',
};

/** What else a route is asked: what it needs to be told, and the orders and filters that cost most. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/audit/entries': ['?chain=windows', '?chain=windows&action=create_window'],
  '/audit/choices': ['?chain=windows'],
  '/audit/check': ['?chain=windows&after=0'],
  '/hr/departments': ['', '?sort=manager&page=2', '?search=42', '?lacks=either'],
  '/hr/people': [
    '',
    '?sort=department&direction=desc',
    '?sort=number&page=2',
    '?search=042',
    '?role=reviewer',
  ],
  '/hr/service-map': ['', '?sort=rated'],
  '/hr/service-map/reach': ['', '?sort=clients'],
  '/hr/cycles/:id/departments': ['', '?sort=name&page=2', '?search=42', '?show=waiting'],
  '/hr/windows': ['', '?state=draft'],
  '/hr/windows/:id/surveys': [
    '',
    '?page=2',
    '?search=42',
    '?show=waiting',
    '?show=reviewer_missing',
  ],
  '/hr/windows/:id/clients': ['', '?page=2', '?search=42'],
};

/** Every address of the console that can be read, from the list of all routes. */
export function consoleAddresses(ids: AddressIds): ConsoleAddress[] {
  return policy.flatMap(([method, route, who]) => {
    const asker = askers[who];
    if (method !== 'GET' || asker === undefined) return [];
    const path = withIds(route, ids);
    return (questions[route] ?? ['']).map((question) => ({
      route: route + question,
      address: path + question,
      asker,
    }));
  });
}

function withIds(route: string, ids: AddressIds): string {
  const first: readonly (readonly [prefix: string, id: string])[] = [
    ['/hr/windows/', ids.window],
    ['/hr/cycles/', ids.cycle],
    ['/hr/departments/', ids.department],
    ['/hr/service-map/', ids.department],
    ['/hr/people/', ids.person],
  ];
  const [, id = ''] = first.find(([prefix]) => route.startsWith(prefix)) ?? [];
  return (
    route
      .replace(/:id|:clientId/u, id)
      .replace(':survey', ids.survey)
      .replace(':cycle', ids.cycle)
      .replace(':department', ids.department)
      .replace(':kind', 'duty')
      .replace(':number', '1')
      // The month of the bench's cycle.
      .replace(':period', '2030-01')
  );
}
