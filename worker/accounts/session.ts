/** Roles a person can hold; manager and reviewer always of named departments. */
export const roles = ['hr', 'manager', 'reviewer', 'leadership', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** A role, with its department for those that have one. */
export interface RoleGrant {
  role: Role;
  department: string | undefined;
}

/** Who is behind a session. */
export interface SignedInPerson {
  id: string;
  name: string;
  /** The department the person belongs to, as opposed to one managed or reviewed. */
  department: string | undefined;
  roles: RoleGrant[];
}

/** Seconds without a request after which a session ends: a lunch and a meeting. */
export const idleTimeout = 2 * 60 * 60;
/** Seconds after which a session ends whatever happens: a working day. */
export const absoluteTimeout = 12 * 60 * 60;
/** Seconds between two notes of being seen, so that reading pages hardly writes. */
export const lastSeenStep = 5 * 60;
/** Seconds for which the person at the screen counts as the one who signed in, for grave steps. */
export const freshFor = 10 * 60;
/** Seconds a one-time link lives: a day, so that it can be handed over. */
export const linkLifetime = 24 * 60 * 60;

/** A session that lives: whose it is, and what it may do without another look at who sits there. */
export interface Session {
  person: SignedInPerson;
  /** Names the session without opening it: its stored hash, base64url. */
  name: string;
  /** Id of the passkey by which the person came in, base64url. */
  passkey: string | undefined;
  /** Whether the person showed within the last ten minutes that it is they. */
  fresh: boolean;
}

/** Times of a session, seconds since 1970, UTC. */
export interface SessionTimes {
  createdAt: number;
  lastSeenAt: number;
}

/** True while neither timeout has passed at `now`. */
export function isSessionAlive(times: SessionTimes, now: number): boolean {
  return now < times.createdAt + absoluteTimeout && now < times.lastSeenAt + idleTimeout;
}

/** True if the person holds the role, for whichever department. */
export function holdsRole(person: SignedInPerson, role: Role): boolean {
  return person.roles.some((grant) => grant.role === role);
}

/** Departments for which the person holds a role. */
export function departmentsOf(person: SignedInPerson, role: 'manager' | 'reviewer'): string[] {
  return person.roles.flatMap((grant) =>
    grant.role === role && grant.department !== undefined ? [grant.department] : [],
  );
}
