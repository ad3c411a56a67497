import type { ProblemTexts } from './problems.ts';

/** What each refusal means to the person in front of the screen, and what to do. */
export const problemsInEnglish: ProblemTexts = {
  network:
    'The server cannot be reached. What you typed is still here; check the connection and try again.',

  body_invalid: 'Something is filled in wrongly. Check it and try again.',
  body_not_json: 'The request was incomplete. Try again.',
  query_invalid: 'The address asks for a filter that does not exist. Go back and choose again.',
  body_too_large: 'This is too long. Send it in several parts.',
  content_type_unsupported: 'The request had the wrong form. Reload the page and try again.',
  credentials_not_allowed: 'This address takes no sign-in.',
  method_not_allowed: 'This cannot be done here. Reload the page and try again.',
  not_found: 'There is nothing here: it may be gone, or it is not yours to see.',
  origin_refused: 'The request did not come from this site and was refused.',
  internal_error:
    'Something went wrong on the server, and the step is not confirmed. Try again later.',
  database_unavailable: 'The database does not answer at the moment. Try again shortly.',
  configuration_invalid: 'The server is not set up completely. Tell its operator.',

  setup_code_wrong: 'The set-up code is not right.',
  sign_in_link_unknown: 'This link is used, expired or unknown. Ask HR for a new one.',
  passkey_refused:
    'This passkey was not accepted. It may have been removed: use another, or ask HR for a recovery link.',
  recovery_waits:
    'A second person has not approved this recovery link yet. Ask another HR colleague or the auditor to approve it, then try again; the link still works.',
  sso_only: 'Your company signs in with company accounts only.',
  sso_expired: 'This sign-in has expired, or was not begun in this browser. Sign in again.',
  sso_cancelled:
    'You cancelled on the sign-in page of your company. Nothing has changed; you can try again.',
  sso_refused:
    'Your company’s sign-in did not confirm who you are. Try again; if it keeps happening, tell the administrator.',
  sso_unavailable: 'Your company’s sign-in does not answer at the moment. Try again later.',
  sso_account_unknown:
    'You signed in with your company account, but nobody here has it. Ask HR whether the e-mail address that they have for you is that of your company account, and whether it is verified there.',
  sso_account_waits:
    'You signed in with your company account, but your account here has another way in and is not connected to it. Sign in the other way and connect it on “My account”; if you cannot, ask HR for a recovery and try again once a second person has approved it.',
  last_way_in:
    'You have no passkey: without your company account you could not sign in. Add one first.',
  passkey_unknown: 'Your account has no such passkey; it may have been removed.',
  last_passkey: 'This is your last passkey: without it you could not sign in. Add another first.',
  too_many_passkeys: 'There are 20 passkeys already. Remove one that you do not use.',
  session_unknown: 'This session has ended already.',
  recovery_unknown: 'This recovery was used or refused, or it has expired.',
  sign_in_again:
    'This step needs you to confirm that it is you. Nothing has changed: take it again and confirm.',
  not_signed_in: 'You are not signed in, or not any more. Sign in again.',
  role_missing: 'Your account is not allowed to do this.',

  time_zone_fixed: 'The time zone cannot change any more: there is a survey window already.',
  department_unknown: 'There is no such department.',
  department_above_itself: 'A department cannot belong to itself or to a department below it.',
  department_code_taken: 'Another department has this code.',
  department_ended: 'This department has been ended.',
  person_ended: 'This person’s account has been ended.',
  person_unknown: 'There is no such person.',
  staff_number_taken: 'Another person has this staff number.',
  role_held_by_another: 'Somebody else holds this role for the department.',
  reviewer_is_the_manager: 'Nobody reviews the department that they manage.',
  role_has_no_holder: 'Nobody holds this role yet, so nobody can stand in. Name its holder first.',
  substitution_dates_invalid:
    'The dates do not fit: the last day is not before the first or before today, and a year is the longest.',
  substitute_excluded:
    'This person cannot stand in: not the holder, not who holds or stands in for the department’s other role, not yourself, and for a reviewer nobody who belongs to the department.',
  substitutes_overlap:
    'Somebody else stands in during that time. End that first, or choose other days.',
  substitution_unknown: 'There is no such substitution.',
  last_hr_account: 'This is the last HR account and cannot be ended.',
  department_rates_itself: 'A department does not rate itself.',
  import_faulty: 'The spreadsheet has faults. Nothing was imported: mend it and choose it again.',
  import_outdated:
    'Somebody changed the organisation after the preview. Nothing was imported: look again, then import.',
  revision_conflict:
    'Somebody changed this a moment ago. Show the latest version first, then make your change.',
  cycle_unknown: 'There is no such appraisal cycle.',
  cycle_label_taken: 'This appraisal cycle exists already.',
  cycle_label_invalid: 'The name of the cycle does not fit its kind.',
  chosen_version_changed:
    'Somebody else has just changed the chosen form or scoring policy. It was read again: check it, then save.',
  cycle_purged:
    'The data of this appraisal cycle are deleted; nothing more can be written into it.',
  cycle_has_started:
    'This cycle has sheets or a survey window already, so its versions no longer change.',
  cycle_deadlines_invalid:
    'The deadlines are not in order: sheets first, then self scores, then the audit.',
  department_has_work: 'The department has sheets or surveys in this cycle and stays in it.',
  department_is_rated: 'A survey rates this department in this cycle, so it has a survey.',
  department_has_no_survey:
    'One of the departments was said to have no survey in this cycle. Take that back first, or leave the department out.',
  version_unknown: 'There is no such version. It may have been dropped.',
  version_frozen: 'A cycle uses this version, so it no longer changes. Make the next version.',
  version_is_the_last: 'The last version cannot be dropped.',

  mismatch_unknown: 'There is no such mismatch.',
  purge_pending: 'Data whose time is over are being deleted first. Please try again in a moment.',
  purge_has_begun: 'The deletion of this appraisal cycle has begun; it can no longer be held.',
  hold_exists: 'There is a hold on this appraisal cycle already.',
  hold_unknown: 'There is no such hold, or it has just changed. Please look at how it stands now.',
  rating_halted:
    'The audit log does not match its anchor. Rating and tallying are stopped until two people have acknowledged it.',

  window_unknown: 'There is no such survey window.',
  window_state_forbids: 'The window’s present state does not allow this.',
  window_dates_invalid: 'The dates of the window are not in order.',
  window_has_no_survey: 'The window has no rated department left.',
  preflight_refuses: 'The preflight is not passed, so this cannot be submitted.',
  department_not_in_cycle: 'The department is not part of this cycle.',
  survey_unknown: 'There is no such survey.',
  answers_changed:
    'The answers are not those that were counted; somebody may have changed the database. Tell the auditor. The result cannot be released; it can be voided.',
  survey_state_forbids: 'The survey’s present state does not allow this.',
  second_person_needed:
    'You had a hand in preparing this, or belong to a department it rates. Somebody else has to do this step.',
  reminded_today: 'A reminder was sent within the last day. Send the next one tomorrow.',
  request_unknown: 'There is no such request.',
  request_waits: 'The same request is waiting for approval already.',
  request_state_forbids: 'The request’s state does not allow this now.',
  confirmation_wrong: 'The typed confirmation is not the same.',
  links_not_made: 'The links have not been made yet.',
  too_many_addresses: 'There are more addresses than links. Take some out.',
  delivery_not_configured: 'Sending e-mail is not set up here. Use slips or a spreadsheet instead.',
  delivery_unavailable: 'E-mail cannot be sent at the moment. Try again later.',
  keys_not_destroyed:
    'The keys are not confirmed destroyed yet, so nothing can be released. They are swept every hour.',
  key_unavailable: 'A key cannot be read at the moment. Try again shortly.',
  tally_not_due: 'The window is not closed yet, so it cannot be tallied.',

  link_unknown: 'This link is not valid.',
  manifest_unknown: 'There is no such manifest.',
  window_not_open: 'The window is not open yet.',
  window_closed: 'The window is closed.',
  survey_finished: 'This survey is finished.',
  already_activated: 'This link has been used for this department.',
  blinded_out_of_range: 'The ballot’s data is wrong.',
  signature_invalid: 'The ballot’s signature is not valid.',

  reports_full: 'Too many reports have come in. Try again tomorrow.',

  sheet_unknown: 'There is no such sheet.',
  sheet_invalid: 'The sheet is filled in wrongly. Check it and try again.',
  sheet_state_forbids: 'The sheet’s present state does not allow this.',
  plan_is_approved:
    'The plan is approved: its tasks, weights, dates and expected effects cannot be changed.',
  sheet_incomplete: 'The sheet is not complete yet.',
  total_incomplete: 'The total still lacks an audit or the customer result.',
  total_frozen: 'The total is frozen. The reviewer can open a new version with a reason.',
  total_not_frozen: 'The total is not frozen, so it can be changed without a correction.',
  total_version_unknown: 'There is no frozen version of this number.',
  signer_on_other_side:
    'You wrote, scored, audited or signed this appraisal on the other side. Somebody else has to do this step.',
  absence_unconfirmed:
    'This total has no customer score. Confirm that you know before you sign it.',
  objection_waits: 'An objection waits for its answer. Nothing goes on until it has one.',
  objection_made: 'This total has been objected to already, and that was answered.',
  objection_unknown: 'No objection is waiting for an answer.',
  measure_unknown: 'There is no such measure.',
  measures_full: 'A cycle holds at most 30 measures. Merge or change some that are there.',
  measure_looked_back: 'This measure has been looked back at, so it no longer changes.',
  look_back_too_early: 'A measure is looked back at in a later cycle.',
};
