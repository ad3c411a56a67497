/**
 * Why a column may exist. `organisation`: who works where. `configuration`: what HR and
 * reviewers decided. `secret_hash`: a hash of a secret that only its holder has. `public`:
 * in a manifest. `random`: identifies a row and says nothing else. `used`: that a link was
 * used, not what for. `sealed`: unreadable without a key outside this database.
 * `unbundled`: a single rating or its sealed text. `aggregate`: over all counted ballots.
 * `staff_action`: what somebody on the staff did and when. `appraisal`: sheets and scores.
 * `report`: what anybody said without a name, and the day it was delivered.
 */
type Reason =
  | 'organisation'
  | 'configuration'
  | 'secret_hash'
  | 'public'
  | 'random'
  | 'used'
  | 'sealed'
  | 'unbundled'
  | 'aggregate'
  | 'staff_action'
  | 'appraisal'
  | 'report';

/** Every column of every table, with why it may exist. A new one has to be entered here. */
export const columnsByTable: Record<string, Record<string, Reason>> = {
  company: {
    id: 'organisation',
    name: 'organisation',
    time_zone: 'configuration',
    revision: 'staff_action',
  },
  departments: {
    id: 'random',
    code: 'organisation',
    name: 'organisation',
    rater_links: 'configuration',
    ended_at: 'staff_action',
    revision: 'staff_action',
    parent_id: 'organisation',
    service_revision: 'staff_action',
  },
  people: {
    id: 'random',
    number: 'organisation',
    name: 'organisation',
    email: 'organisation',
    department_id: 'organisation',
    ended_at: 'staff_action',
    revision: 'staff_action',
    title: 'organisation',
  },
  role_grants: {
    person_id: 'organisation',
    role: 'configuration',
    department_id: 'organisation',
  },
  service_map: { client_id: 'configuration', rated_id: 'configuration' },
  sign_in_links: {
    token_hash: 'secret_hash',
    person_id: 'organisation',
    expires_at: 'staff_action',
    used_at: 'staff_action',
  },
  sessions: {
    id_hash: 'secret_hash',
    person_id: 'organisation',
    created_at: 'staff_action',
    last_seen_at: 'staff_action',
  },
  form_versions: {
    id: 'random',
    number: 'configuration',
    content: 'public',
    revision: 'staff_action',
    changed_by: 'staff_action',
    changed_at: 'staff_action',
  },
  scoring_policies: {
    id: 'random',
    number: 'configuration',
    content: 'configuration',
    revision: 'staff_action',
    changed_by: 'staff_action',
    changed_at: 'staff_action',
  },
  cycles: {
    id: 'random',
    kind: 'configuration',
    label: 'configuration',
    form_version_id: 'configuration',
    scoring_policy_id: 'configuration',
    opened_at: 'staff_action',
    revision: 'staff_action',
    sheets_due_at: 'configuration',
    self_scores_due_at: 'configuration',
    audit_due_at: 'configuration',
  },
  cycle_departments: {
    cycle_id: 'configuration',
    department_id: 'configuration',
    no_survey_reason: 'staff_action',
    no_survey_by: 'staff_action',
  },
  windows: {
    id: 'random',
    cycle_id: 'configuration',
    state: 'staff_action',
    revision: 'staff_action',
    opens_at: 'public',
    planned_close_at: 'public',
    closes_at: 'public',
    latest_close_at: 'public',
    grace_minutes: 'public',
    threshold: 'public',
    prepared_by: 'staff_action',
    void_reason: 'staff_action',
    manifest: 'public',
    manifest_hash: 'public',
  },
  window_clients: {
    window_id: 'configuration',
    department_id: 'configuration',
    links: 'configuration',
  },
  surveys: {
    id: 'random',
    window_id: 'configuration',
    department_id: 'configuration',
    approval: 'staff_action',
    approved_by: 'staff_action',
    return_reason: 'staff_action',
    state: 'aggregate',
    links_issued: 'public',
    void_reason: 'staff_action',
    signing_key: 'public',
    sealing_key: 'public',
    manifest: 'public',
    manifest_hash: 'public',
    keys: 'configuration',
  },
  survey_clients: { survey_id: 'configuration', department_id: 'configuration' },
  survey_managers: { survey_id: 'random', person_id: 'staff_action' },
  company_days: { day: 'configuration', working: 'configuration' },
  window_requests: {
    id: 'random',
    window_id: 'staff_action',
    kind: 'staff_action',
    reason: 'staff_action',
    requested_by: 'staff_action',
    state: 'staff_action',
  },
  window_request_approvals: { request_id: 'staff_action', person_id: 'staff_action' },
  links: {
    id: 'random',
    window_id: 'configuration',
    client_id: 'configuration',
    token_mac: 'secret_hash',
  },
  link_replacements: {
    id: 'random',
    window_id: 'configuration',
    client_id: 'configuration',
    reason: 'staff_action',
    requested_by: 'staff_action',
    state: 'staff_action',
    revision: 'staff_action',
    link_id: 'random',
    token_mac: 'secret_hash',
  },
  link_replacement_approvals: { replacement_id: 'staff_action', person_id: 'staff_action' },
  link_surveys: { link_id: 'random', survey_id: 'configuration', blinded_hash: 'used' },
  turnout_bands: { window_id: 'configuration', band: 'aggregate', counted_at: 'configuration' },
  ballots: {
    survey_id: 'configuration',
    ballot_hash: 'sealed',
    prefix: 'random',
    signature: 'sealed',
    sealed: 'sealed',
  },
  answers: {
    survey_id: 'configuration',
    id: 'random',
    indicator: 'unbundled',
    rating: 'unbundled',
    evidence: 'sealed',
  },
  survey_receipts: { survey_id: 'configuration', receipts: 'public' },
  tallies: {
    survey_id: 'configuration',
    activated: 'aggregate',
    received: 'aggregate',
    rejected: 'aggregate',
    spoiled: 'aggregate',
    counted: 'aggregate',
    unopened: 'aggregate',
    sums: 'aggregate',
  },
  published_results: {
    survey_id: 'configuration',
    cycle_id: 'configuration',
    department_id: 'configuration',
    outcome: 'aggregate',
    customer_score_tenths: 'aggregate',
    band: 'aggregate',
    indicators: 'aggregate',
    summary: 'staff_action',
    released_at: 'staff_action',
  },
  sheets: {
    cycle_id: 'configuration',
    department_id: 'configuration',
    kind: 'configuration',
    state: 'appraisal',
    revision: 'staff_action',
    content: 'appraisal',
    return_reason: 'staff_action',
    submitted_by: 'staff_action',
    approved_by: 'staff_action',
    approval_comment: 'staff_action',
    self_scored_by: 'staff_action',
    changed_by: 'staff_action',
    changed_at: 'staff_action',
  },
  audit_log: {
    chain: 'staff_action',
    seq: 'staff_action',
    at: 'staff_action',
    actor: 'staff_action',
    action: 'staff_action',
    subject: 'staff_action',
    detail: 'staff_action',
    previous_hash: 'staff_action',
    hash: 'staff_action',
  },
  report_deliveries: { number: 'report', opened_on: 'report', delivered_on: 'report' },
  reports: { id: 'random', delivery: 'report', text: 'report' },
  audit_mismatches: {
    id: 'random',
    chain: 'staff_action',
    seq: 'staff_action',
    anchored_hash: 'staff_action',
    found_at: 'staff_action',
    first_by: 'staff_action',
    second_by: 'staff_action',
  },
};
