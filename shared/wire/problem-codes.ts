/**
 * Every refusal that the product can give: the stable code, its HTTP status, and
 * an English title for whoever reads the wire. People read the text that the
 * pages look up by code in their own language.
 */
export const problemCodes = {
  // Requests as such
  body_invalid: { status: 400, title: 'The body does not have the expected form' },
  body_not_json: { status: 400, title: 'The body is not well-formed JSON' },
  query_invalid: { status: 400, title: 'The address asks for something that it does not take' },
  body_too_large: { status: 413, title: 'The body is too large' },
  content_type_unsupported: { status: 415, title: 'The body must be application/json' },
  credentials_not_allowed: {
    status: 400,
    title: 'This address takes no cookies and no credentials',
  },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  origin_refused: { status: 403, title: 'Requests from other sites are refused' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  database_unavailable: { status: 503, title: 'The database does not answer at the moment' },
  configuration_invalid: { status: 503, title: 'The server is not configured completely' },

  // Sign-in
  setup_code_wrong: { status: 403, title: 'The set-up code is not right' },
  sign_in_link_unknown: { status: 401, title: 'This link is used, expired or unknown' },
  passkey_refused: { status: 401, title: 'The passkey was not accepted' },
  recovery_waits: { status: 403, title: 'A second person has not approved this link yet' },
  passkey_unknown: { status: 404, title: 'The account has no such passkey' },
  last_passkey: { status: 409, title: 'The last passkey of an account stays' },
  too_many_passkeys: { status: 409, title: 'The account has as many passkeys as it may' },
  session_unknown: { status: 404, title: 'The account has no such session' },
  recovery_unknown: { status: 404, title: 'There is no such recovery, or it has ended' },
  sign_in_again: { status: 403, title: 'This step needs a sign-in of the last ten minutes' },
  not_signed_in: { status: 401, title: 'Nobody is signed in' },
  role_missing: { status: 403, title: 'The account has no role for this' },

  // Organisation
  time_zone_fixed: { status: 409, title: 'The time zone stays once there is a survey window' },
  department_unknown: { status: 404, title: 'There is no such department' },
  department_ended: { status: 409, title: 'The department has ended' },
  department_above_itself: { status: 409, title: 'A department cannot be above itself' },
  department_code_taken: { status: 409, title: 'Another department has this code' },
  person_unknown: { status: 404, title: 'There is no such person' },
  person_ended: { status: 409, title: 'The person has left' },
  staff_number_taken: { status: 409, title: 'Another person has this staff number' },
  role_held_by_another: { status: 409, title: 'Another person holds this role for the department' },
  reviewer_is_the_manager: { status: 409, title: 'Nobody reviews the department that they manage' },
  role_has_no_holder: { status: 409, title: 'Nobody holds this role, so nobody can stand in' },
  substitution_dates_invalid: { status: 400, title: 'The dates of the substitution do not fit' },
  substitute_excluded: { status: 409, title: 'This person cannot stand in for this department' },
  substitutes_overlap: { status: 409, title: 'Somebody else stands in during that time' },
  substitution_unknown: { status: 404, title: 'There is no such substitution' },
  last_hr_account: { status: 409, title: 'The last HR account cannot be ended' },
  department_rates_itself: { status: 400, title: 'A department does not rate itself' },
  import_faulty: { status: 409, title: 'The spreadsheet has faults' },
  import_outdated: { status: 409, title: 'Somebody else changed this since the preview' },
  revision_conflict: { status: 409, title: 'Somebody else changed this meanwhile' },
  cycle_unknown: { status: 404, title: 'There is no such appraisal cycle' },
  cycle_label_taken: { status: 409, title: 'There is an appraisal cycle with this label' },
  cycle_label_invalid: { status: 400, title: 'The label does not fit the kind of cycle' },
  cycle_purged: { status: 409, title: 'The data of the appraisal cycle are purged' },
  cycle_has_started: { status: 409, title: 'The cycle has started and keeps its versions' },
  chosen_version_changed: { status: 409, title: 'A version that was chosen was changed meanwhile' },
  cycle_deadlines_invalid: { status: 400, title: 'The deadlines of the cycle are not in order' },
  department_has_work: { status: 409, title: 'The department has sheets or surveys in this cycle' },
  department_is_rated: { status: 409, title: 'A survey rates the department in this cycle' },
  department_has_no_survey: {
    status: 409,
    title: 'The department was said to have no survey in this cycle',
  },
  version_unknown: { status: 404, title: 'There is no such version' },
  version_frozen: { status: 409, title: 'A cycle uses this version, so it no longer changes' },
  version_is_the_last: { status: 409, title: 'The last version cannot be dropped' },

  // Audit
  mismatch_unknown: { status: 404, title: 'There is no such mismatch' },
  purge_pending: { status: 503, title: 'What was to be deleted is deleted first; try again' },
  purge_has_begun: { status: 409, title: 'The purge of the appraisal cycle has begun' },
  hold_exists: { status: 409, title: 'There is a hold on the appraisal cycle already' },
  hold_unknown: { status: 409, title: 'There is no such hold on the appraisal cycle' },
  rating_halted: {
    status: 503,
    title: 'The audit log is being looked into; nothing is rated or opened until then',
  },

  // Windows
  window_unknown: { status: 404, title: 'There is no such survey window' },
  window_state_forbids: { status: 409, title: 'The state of the window does not allow this' },
  window_dates_invalid: { status: 400, title: 'The dates of the window are not in order' },
  window_has_no_survey: { status: 409, title: 'The window has no survey left' },
  preflight_refuses: { status: 409, title: 'The preflight refuses this window' },
  department_not_in_cycle: { status: 409, title: 'The department is not in this cycle' },
  survey_unknown: { status: 404, title: 'There is no such survey' },
  survey_state_forbids: { status: 409, title: 'The state of the survey does not allow this' },
  second_person_needed: { status: 403, title: 'Who prepared this cannot approve it' },
  reminded_today: { status: 409, title: 'A reminder was sent within the last day' },
  request_unknown: { status: 404, title: 'There is no such request' },
  request_waits: { status: 409, title: 'Such a request is waiting already' },
  request_state_forbids: { status: 409, title: 'The state of the request does not allow this' },
  confirmation_wrong: { status: 400, title: 'The typed confirmation is not right' },
  links_not_made: { status: 409, title: 'No links have been made yet' },
  too_many_addresses: { status: 400, title: 'There are more addresses than links' },
  delivery_not_configured: { status: 409, title: 'No delivery of e-mail is configured' },
  delivery_unavailable: { status: 503, title: 'E-mail cannot be delivered at the moment' },
  keys_not_destroyed: { status: 409, title: 'The keys of this survey are not confirmed gone' },
  key_unavailable: { status: 503, title: 'A key is not available at the moment' },
  tally_not_due: { status: 409, title: 'The window is not closed yet' },

  // Rating
  link_unknown: { status: 404, title: 'This link is not valid' },
  manifest_unknown: { status: 404, title: 'There is no such manifest' },
  window_not_open: { status: 409, title: 'The window is not open yet' },
  window_closed: { status: 410, title: 'The window is closed' },
  survey_finished: { status: 410, title: 'This survey is finished' },
  already_activated: { status: 409, title: 'This link has been used for this survey' },
  blinded_out_of_range: { status: 400, title: 'The blinded message is out of range' },
  signature_invalid: { status: 403, title: 'The ballot is not validly signed for this survey' },

  // Reports
  reports_full: { status: 429, title: 'No more reports can be taken at the moment' },

  // Appraisal
  sheet_unknown: { status: 404, title: 'There is no such sheet' },
  sheet_invalid: { status: 400, title: 'The sheet does not have the expected form' },
  sheet_state_forbids: { status: 409, title: 'The state of the sheet does not allow this' },
  plan_is_approved: { status: 409, title: 'What was approved of the plan cannot be changed' },
  sheet_incomplete: { status: 409, title: 'The sheet is not complete' },
  total_incomplete: { status: 409, title: 'The total lacks an audit or the customer result' },
  total_frozen: { status: 409, title: 'The total is frozen; only a correction opens it' },
  total_not_frozen: { status: 409, title: 'The total is not frozen' },
  total_version_unknown: { status: 404, title: 'There is no such frozen version of the total' },
  signer_on_other_side: {
    status: 403,
    title: 'Who has a hand in the sheets on one side does not act on the other',
  },
  absence_unconfirmed: {
    status: 409,
    title: 'The total has no customer score, which the reviewer signs explicitly',
  },
  objection_waits: { status: 409, title: 'An objection to this total waits for its answer' },
  objection_made: { status: 409, title: 'This total has been objected to already' },
  objection_unknown: { status: 404, title: 'No objection to this total waits' },
  measure_unknown: { status: 404, title: 'There is no such measure' },
  measures_full: { status: 409, title: 'No more measures fit into this cycle' },
  measure_looked_back: { status: 409, title: 'Somebody has looked back at this measure' },
  look_back_too_early: {
    status: 409,
    title: 'A measure is looked back at in a later cycle of its department',
  },
} as const satisfies Record<string, { status: number; title: string }>;

/** A stable code of a refusal. */
export type ProblemCode = keyof typeof problemCodes;
