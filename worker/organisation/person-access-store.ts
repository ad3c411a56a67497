import { dayIn } from '../../shared/calendar/working-days.ts';
import type { Condition } from '../list-store.ts';

/** How a person gets in, as HR reads it to help those who cannot. Days, not hours. */
export interface PersonAccess {
  passkeys: number;
  /** Day on which the newest passkey was enrolled, `YYYY-MM-DD` in the company's time zone. */
  enrolledOn: string | null;
  /** Whether a company account is connected. */
  sso: boolean;
  /** Day of the last sign-in that is still known. */
  lastSignInOn: string | null;
  /** A link that waits to be used, with its last second; null when there is none or it expired. */
  link: { kind: 'enrolment' | 'recovery'; approved: boolean; expiresAt: number } | null;
}

/** What the list of people can be narrowed to. */
export const accessFilters = ['any', 'none', 'waiting', 'enrolled'] as const;
export type AccessFilter = (typeof accessFilters)[number];

/** Columns of `people p` from which `accessOf` makes the above. */
export const accessColumns = `(SELECT count(*) FROM passkeys WHERE person_id = p.id) AS passkeys,
  (SELECT max(created_at) FROM passkeys WHERE person_id = p.id) AS enrolledAt,
  EXISTS (SELECT 1 FROM sso_identities WHERE person_id = p.id) AS sso,
  (SELECT max(at) FROM (
    SELECT last_used_at AS at FROM passkeys WHERE person_id = p.id
    UNION ALL SELECT created_at FROM sessions WHERE person_id = p.id)) AS signedInAt,
  (SELECT json_object('kind', kind, 'approved', approved_by IS NOT NULL, 'expiresAt', expires_at)
    FROM enrolment_links WHERE person_id = p.id AND expires_at > unixepoch()) AS link,
  (SELECT time_zone FROM company) AS timeZone`;

const hasWayIn = 'EXISTS (SELECT 1 FROM ways_in WHERE person_id = p.id)';
const hasLink =
  'EXISTS (SELECT 1 FROM enrolment_links WHERE person_id = p.id AND expires_at > unixepoch())';
const conditions: Record<Exclude<AccessFilter, 'any'>, string> = {
  none: `NOT ${hasWayIn} AND NOT ${hasLink}`,
  waiting: hasLink,
  enrolled: hasWayIn,
};

/** The condition of a filter. */
export function accessCondition(filter: AccessFilter): Condition | false {
  return filter !== 'any' && { sql: `(${conditions[filter]})` };
}

/** The columns as they are stored. */
export interface StoredAccess {
  passkeys: number;
  enrolledAt: number | null;
  sso: number;
  signedInAt: number | null;
  link: string | null;
  timeZone: string;
}

/** How a person gets in, from its row. */
export function accessOf(row: StoredAccess): PersonAccess {
  const day = (at: number | null) => (at === null ? null : dayIn(row.timeZone, at));
  const link =
    row.link === null
      ? null
      : (JSON.parse(row.link) as { kind: LinkKind; approved: number; expiresAt: number });
  return {
    passkeys: row.passkeys,
    enrolledOn: day(row.enrolledAt),
    sso: row.sso === 1,
    lastSignInOn: day(row.signedInAt),
    link: link && { ...link, approved: link.approved === 1 },
  };
}

type LinkKind = NonNullable<PersonAccess['link']>['kind'];
