import type { Role } from './session.ts';

/**
 * Who a route is for. The roles of a department reach only what concerns a department for which
 * the person holds the role: the stores read no other, and answer for it as for none.
 */
export const audiences = {
  /** No session is looked at; the route has its own secret, or none is needed. */
  anyone: 'nobody is asked',
  /** Raters: no session is looked at and none may be sent; the link in the body decides. */
  'holder of a link': 'nobody is asked',
  /** Whoever has a session, for the own account. */
  'signed in': [],
  hr: ['hr'],
  'hr or auditor': ['hr', 'auditor'],
  auditor: ['auditor'],
  leadership: ['leadership'],
  'reviewer of the department': ['reviewer'],
  'manager of the department': ['manager'],
} as const satisfies Record<string, 'nobody is asked' | readonly Role[]>;

/** Who a route is for, in words. */
export type Audience = keyof typeof audiences;

/** A route below `/api` and who it is for. */
export type PolicyEntry = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  who: Audience,
  /** For steps that cannot be taken back or that give access: a sign-in of the last ten minutes. */
  fresh?: 'fresh',
];

/**
 * Every route there is. The application does not start with a route that has no line here, nor
 * with a line that has no route.
 */
export const policy: readonly PolicyEntry[] = [
  // Raters
  ['GET', '/rate/manifests/:hash', 'holder of a link'],
  ['POST', '/rate/open', 'holder of a link'],
  ['POST', '/rate/activate', 'holder of a link'],
  ['POST', '/rate/ballots', 'holder of a link'],
  ['GET', '/rate/receipts/:window', 'holder of a link'],
  ['POST', '/rate/reports', 'anyone'],

  // Getting in and out
  ['POST', '/setup', 'anyone'],
  ['POST', '/session/challenge', 'anyone'],
  ['POST', '/session', 'anyone'],
  ['POST', '/session/enrolment', 'anyone'],
  ['POST', '/session/enrol', 'anyone'],
  ['POST', '/session/demo', 'anyone'],
  ['GET', '/session/ways', 'anyone'],
  ['GET', '/session/sso', 'signed in'],
  ['POST', '/session/sso/begin', 'anyone'],
  ['POST', '/session/sso/connect', 'signed in', 'fresh'],
  ['POST', '/session/sso/disconnect', 'signed in', 'fresh'],
  ['POST', '/session/sso/finish', 'anyone'],
  ['POST', '/session/end', 'anyone'],
  ['GET', '/session', 'signed in'],
  ['POST', '/session/confirm/challenge', 'signed in'],
  ['POST', '/session/confirm', 'signed in'],
  ['POST', '/session/confirm/demo', 'signed in'],

  // The own account
  ['GET', '/account', 'signed in'],
  ['POST', '/account/passkeys/challenge', 'signed in', 'fresh'],
  ['POST', '/account/passkeys', 'signed in', 'fresh'],
  ['PUT', '/account/passkeys/:id', 'signed in'],
  ['POST', '/account/passkeys/:id/remove', 'signed in', 'fresh'],
  ['POST', '/account/sessions/end-others', 'signed in'],
  ['POST', '/account/sessions/:name/end', 'signed in'],
  ['POST', '/account/told', 'signed in'],
  ['POST', '/account/recovery/refuse', 'signed in'],
  ['GET', '/account/task-notices', 'signed in'],
  ['PUT', '/account/task-notices', 'signed in'],

  // Lost passkeys
  ['GET', '/access', 'hr or auditor'],
  ['POST', '/access/recoveries/:id/approve', 'hr or auditor', 'fresh'],
  ['POST', '/access/recoveries/:id/refuse', 'hr or auditor'],

  // The log
  ['GET', '/audit/entries', 'hr or auditor'],
  ['GET', '/audit/choices', 'hr or auditor'],
  ['GET', '/audit/check', 'hr or auditor'],
  ['GET', '/audit/standing', 'hr or auditor'],
  ['POST', '/audit/export', 'hr or auditor', 'fresh'],
  ['POST', '/audit/mismatches/:id/acknowledge', 'hr or auditor'],
  ['POST', '/auditor/reports', 'auditor'],

  // What is kept for how long
  ['GET', '/retention', 'hr or auditor'],
  ['POST', '/retention/:cycle/hold', 'hr or auditor'],
  ['POST', '/retention/:cycle/hold/step', 'hr or auditor', 'fresh'],
  ['GET', '/retention/:cycle/certificate', 'hr or auditor'],
  ['POST', '/retention/:cycle/certificate/export', 'hr or auditor', 'fresh'],

  // The organisation
  ['GET', '/hr/substitutes', 'hr'],
  ['POST', '/hr/substitutes', 'hr', 'fresh'],
  ['POST', '/hr/substitutes/:id/end', 'hr'],
  ['GET', '/hr/organisation', 'hr'],
  ['POST', '/hr/exports', 'hr', 'fresh'],
  ['GET', '/hr/company', 'hr'],
  ['PUT', '/hr/company', 'hr'],
  ['GET', '/hr/company-days', 'hr'],
  ['POST', '/hr/company-days', 'hr'],
  ['GET', '/hr/departments', 'hr'],
  ['POST', '/hr/departments', 'hr'],
  ['GET', '/hr/departments/ids', 'hr'],
  ['GET', '/hr/departments/:id', 'hr'],
  ['PUT', '/hr/departments/:id', 'hr', 'fresh'],
  ['POST', '/hr/departments/:id/end', 'hr'],
  ['GET', '/hr/people', 'hr'],
  ['POST', '/hr/people', 'hr'],
  ['GET', '/hr/people/:id', 'hr'],
  ['PUT', '/hr/people/:id', 'hr'],
  ['PUT', '/hr/people/:id/roles', 'hr', 'fresh'],
  ['POST', '/hr/people/:id/sign-in-link', 'hr', 'fresh'],
  ['POST', '/hr/people/:id/end', 'hr'],
  ['GET', '/hr/service-map', 'hr'],
  ['GET', '/hr/service-map/reach', 'hr'],
  ['GET', '/hr/service-map/:clientId', 'hr'],
  ['PUT', '/hr/service-map/:clientId', 'hr'],
  ['GET', '/hr/import/departments', 'hr', 'fresh'],
  ['POST', '/hr/import/departments/preview', 'hr'],
  ['POST', '/hr/import/departments', 'hr', 'fresh'],
  ['GET', '/hr/import/people', 'hr', 'fresh'],
  ['POST', '/hr/import/people/preview', 'hr'],
  ['POST', '/hr/import/people', 'hr', 'fresh'],
  ['GET', '/hr/import/service-map', 'hr', 'fresh'],
  ['POST', '/hr/import/service-map/preview', 'hr'],
  ['POST', '/hr/import/service-map', 'hr'],
  ['GET', '/hr/import/personal-scores/:period', 'hr', 'fresh'],
  ['POST', '/hr/import/personal-scores/:period/preview', 'hr'],
  ['POST', '/hr/import/personal-scores/:period', 'hr'],

  // Payroll
  ['GET', '/hr/payroll', 'hr'],
  ['POST', '/hr/payroll', 'hr'],

  // Forms, policies, cycles
  ['GET', '/hr/forms', 'hr'],
  ['GET', '/hr/forms/:number', 'hr'],
  ['PUT', '/hr/forms/:number', 'hr'],
  ['POST', '/hr/forms/:number/drop', 'hr'],
  ['GET', '/hr/policies', 'hr'],
  ['GET', '/hr/policies/:number', 'hr'],
  ['PUT', '/hr/policies/:number', 'hr'],
  ['POST', '/hr/policies/:number/drop', 'hr'],
  ['GET', '/hr/cycles', 'hr'],
  ['POST', '/hr/cycles', 'hr'],
  ['GET', '/hr/cycles/:id', 'hr'],
  ['GET', '/hr/cycles/:id/choice', 'hr'],
  ['GET', '/hr/cycles/:id/departments', 'hr'],
  ['GET', '/hr/cycles/:id/overview', 'hr'],
  ['POST', '/hr/cycles/:id/overview', 'hr'],
  ['PUT', '/hr/cycles/:id', 'hr'],
  ['POST', '/hr/cycles/:id/no-survey', 'hr'],
  ['POST', '/hr/cycles/:id/no-survey/take-back', 'hr'],

  // Windows, from the draft to the close
  ['GET', '/hr/windows', 'hr'],
  ['POST', '/hr/windows', 'hr'],
  ['GET', '/hr/windows/:id', 'hr'],
  ['PUT', '/hr/windows/:id', 'hr'],
  ['GET', '/hr/windows/:id/plan', 'hr'],
  ['GET', '/hr/windows/:id/surveys', 'hr'],
  ['GET', '/hr/windows/:id/surveys/:survey', 'hr'],
  ['GET', '/hr/windows/:id/clients', 'hr'],
  ['POST', '/hr/windows/:id/submit', 'hr'],
  ['POST', '/hr/windows/:id/withdraw', 'hr'],
  ['POST', '/hr/windows/:id/take-out', 'hr'],
  ['POST', '/hr/windows/:id/prepare', 'hr'],
  ['POST', '/hr/windows/:id/links', 'hr', 'fresh'],
  ['POST', '/hr/windows/:id/mail-links', 'hr', 'fresh'],
  ['POST', '/hr/windows/:id/confirm-links', 'hr', 'fresh'],
  ['POST', '/hr/windows/:id/extend', 'hr'],
  ['GET', '/hr/windows/:id/reminder', 'hr'],
  ['POST', '/hr/windows/:id/reminder', 'hr'],
  ['POST', '/hr/windows/:id/requests', 'hr', 'fresh'],
  ['GET', '/hr/windows/:id/replacements', 'hr'],
  ['POST', '/hr/windows/:id/replacements', 'hr'],
  ['POST', '/hr/windows/:id/replacements/:replacement/link', 'hr', 'fresh'],
  ['POST', '/hr/windows/:id/replacements/:replacement/confirm', 'hr', 'fresh'],
  ['GET', '/hr/delivery', 'hr'],
  ['GET', '/hr/task-notices', 'hr'],
  ['PUT', '/hr/task-notices', 'hr'],
  ['POST', '/hr/outbox/read', 'hr'],
  ['POST', '/hr/outbox/delete', 'hr'],
  ['POST', '/hr/reports', 'hr'],

  // The second person, and the results of the departments under that person
  ['GET', '/reviewer/tasks', 'reviewer of the department'],
  ['POST', '/reviewer/surveys/:id/approve', 'reviewer of the department'],
  ['POST', '/reviewer/windows/:id/approve', 'reviewer of the department'],
  ['POST', '/reviewer/surveys/:id/return', 'reviewer of the department'],
  ['POST', '/reviewer/requests/:id/approve', 'reviewer of the department'],
  ['POST', '/reviewer/requests/:id/refuse', 'reviewer of the department'],
  ['GET', '/reviewer/replacements', 'reviewer of the department'],
  ['POST', '/reviewer/replacements/:id/approve', 'reviewer of the department'],
  ['POST', '/reviewer/replacements/:id/refuse', 'reviewer of the department'],
  ['POST', '/reviewer/surveys/:id/tally', 'reviewer of the department'],
  ['POST', '/reviewer/surveys/:id/release', 'reviewer of the department', 'fresh'],
  ['POST', '/reviewer/surveys/:id/void', 'reviewer of the department', 'fresh'],
  ['POST', '/reviewer/surveys/:id/evidence', 'reviewer of the department'],
  ['POST', '/reviewer/surveys/:id/evidence/print', 'reviewer of the department'],
  ['GET', '/reviewer/results', 'reviewer of the department'],
  ['POST', '/reviewer/results', 'reviewer of the department'],
  ['POST', '/reviewer/results/trend', 'reviewer of the department'],
  ['GET', '/reviewer/sheets', 'reviewer of the department'],
  ['GET', '/reviewer/sheets/:cycle/:department/:kind', 'reviewer of the department'],
  ['GET', '/reviewer/totals', 'reviewer of the department'],
  ['POST', '/reviewer/total', 'reviewer of the department'],
  ['POST', '/reviewer/total/record', 'reviewer of the department'],
  ['POST', '/reviewer/total/sign', 'reviewer of the department', 'fresh'],
  ['POST', '/reviewer/total/answer', 'reviewer of the department'],
  ['POST', '/reviewer/total/correct', 'reviewer of the department'],
  ['GET', '/reviewer/measures/:cycle/:department', 'reviewer of the department'],
  ['PUT', '/reviewer/sheets/:cycle/:department/:kind/audit-scores', 'reviewer of the department'],
  ['POST', '/reviewer/sheets/:cycle/:department/:kind/approve', 'reviewer of the department'],
  ['POST', '/reviewer/sheets/:cycle/:department/:kind/audit', 'reviewer of the department'],
  ['POST', '/reviewer/sheets/:cycle/:department/:kind/reopen', 'reviewer of the department'],
  ['POST', '/reviewer/sheets/:cycle/:department/:kind/return', 'reviewer of the department'],

  // The department that is rated
  ['GET', '/manager/results', 'manager of the department'],
  ['POST', '/manager/results', 'manager of the department'],
  ['POST', '/manager/results/trend', 'manager of the department'],
  ['GET', '/manager/looks/:cycle/:department', 'manager of the department'],
  ['GET', '/manager/cycles', 'manager of the department'],
  ['GET', '/manager/sheets/:cycle/:department/:kind', 'manager of the department'],
  ['GET', '/manager/totals', 'manager of the department'],
  ['POST', '/manager/total', 'manager of the department'],
  ['GET', '/manager/sheets/:cycle/:department/:kind/previous', 'manager of the department'],
  ['POST', '/manager/total/record', 'manager of the department'],
  ['POST', '/manager/total/sign', 'manager of the department', 'fresh'],
  ['POST', '/manager/total/object', 'manager of the department'],
  ['GET', '/manager/measures/:cycle/:department', 'manager of the department'],
  ['POST', '/manager/measures', 'manager of the department'],
  ['PUT', '/manager/measures/:id', 'manager of the department'],
  ['PUT', '/manager/measures/:id/look-back', 'manager of the department'],
  ['PUT', '/manager/sheets/:cycle/:department/:kind', 'manager of the department'],
  ['POST', '/manager/sheets/:cycle/:department/:kind/submit', 'manager of the department'],
  ['POST', '/manager/sheets/:cycle/:department/:kind/withdraw', 'manager of the department'],
  ['POST', '/manager/sheets/:cycle/:department/:kind/self-score', 'manager of the department'],

  // All departments side by side
  ['GET', '/leadership/cycles', 'leadership'],
  ['POST', '/leadership/scores', 'leadership'],
];
