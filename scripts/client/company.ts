import type { SoftwarePasskey } from './software-passkey.ts';
import { setUpCompany, signIn, signInAgain, type StaffClient, staying } from './staff-client.ts';
import type { Fetch } from './transport.ts';

/** A company to be made: who works where, who serves whom. */
export interface CompanyPlan {
  name: string;
  timeZone: string;
  departments: {
    code: string;
    name: string;
    raterLinks: number;
    manager: string;
    reviewer: string;
  }[];
  /** Names by staff number; `department` is a code. */
  people: { number: string; name: string; department: string | null; hr?: boolean }[];
  /** For each client department's code the codes of those it rates. */
  serves: Record<string, string[]>;
}

/** A company as it was made. */
export interface Company {
  origin: string;
  hr: StaffClient;
  /** Department id by code. */
  departments: Map<string, string>;
  /** Person id by staff number. */
  people: Map<string, string>;
  /** What people enrolled here, by staff number. */
  passkeys: Map<string, SoftwarePasskey | undefined>;
  /** Signs a person in: the first time by a one-time link, then by the passkey enrolled with it. */
  signInAs: (number: string) => Promise<StaffClient>;
}

/** Makes a company through HR's own routes. The first person of the plan becomes the first HR account. */
export async function buildCompany(
  fetch: Fetch,
  origin: string,
  setupCode: string,
  plan: CompanyPlan,
): Promise<Company> {
  const [first, ...others] = plan.people;
  if (first === undefined) throw new Error('a company has somebody');
  const token = await setUpCompany(fetch, origin, {
    code: setupCode,
    company: plan.name,
    timeZone: plan.timeZone,
    number: first.number,
    name: first.name,
  });
  const hr = staying(origin, await signIn(fetch, origin, token));

  const departments = new Map<string, string>();
  for (const { code, name, raterLinks } of plan.departments) {
    const { id } = await hr.post<{ id: string }>('/hr/departments', { code, name, raterLinks });
    departments.set(code, id);
  }
  const people = new Map<string, string>();
  const { rows: present } = await hr.get<{ rows: { id: string; number: string }[] }>('/hr/people');
  for (const person of present) people.set(person.number, person.id);
  const firstId = idOf(people, first.number);
  await hr.put(`/hr/people/${firstId}`, {
    revision: 1,
    number: first.number,
    name: first.name,
    email: null,
    department: first.department === null ? null : idOf(departments, first.department),
  });
  for (const person of others) {
    const { id } = await hr.post<{ id: string }>('/hr/people', {
      number: person.number,
      name: person.name,
      email: null,
      department: person.department === null ? null : idOf(departments, person.department),
    });
    people.set(person.number, id);
    if (person.hr === true) {
      const roles = { revision: 1, hr: true, leadership: false, auditor: false };
      await hr.put(`/hr/people/${id}/roles`, roles);
    }
  }
  for (const department of plan.departments) {
    const { code, name, raterLinks, manager, reviewer } = department;
    await hr.put(`/hr/departments/${idOf(departments, code)}`, {
      revision: 1,
      code,
      name,
      raterLinks,
      manager: idOf(people, manager),
      reviewer: idOf(people, reviewer),
    });
  }
  for (const [client, rated] of Object.entries(plan.serves)) {
    await hr.put(`/hr/service-map/${idOf(departments, client)}`, {
      revision: 1,
      rated: rated.map((code) => idOf(departments, code)),
    });
  }
  const passkeys = new Map([[first.number, hr.passkey]]);
  return companyOf(fetch, { origin, hr, departments, people, passkeys });
}

/** The same company, with lists of its own of what is added to it from now on. */
export function companyOf(fetch: Fetch, known: Omit<Company, 'signInAs'>): Company {
  const { origin, hr } = known;
  const people = new Map(known.people);
  const passkeys = new Map(known.passkeys);
  return {
    origin,
    hr,
    departments: new Map(known.departments),
    people,
    passkeys,
    signInAs: async (number) => {
      const passkey = passkeys.get(number);
      if (passkey !== undefined) {
        return staying(origin, await signInAgain(fetch, origin, passkey));
      }
      const id = idOf(people, number);
      const link = await hr.post<{ token: string }>(`/hr/people/${id}/sign-in-link`);
      const client = await signIn(fetch, origin, link.token);
      passkeys.set(number, client.passkey);
      return staying(origin, client);
    },
  };
}

/** An id by its code or number. Throws on a plan that names what it does not have. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan does not have ${key}`);
  return id;
}
