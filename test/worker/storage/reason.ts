/**
 * Why a column may exist. `organisation`: who works where. `configuration`: what HR and
 * reviewers decided. `secret_hash`: a hash of a secret that only its holder has. `public`:
 * in a manifest. `random`: identifies a row and says nothing else. `used`: that a link was
 * used, not what for. `sealed`: unreadable without a key outside this database.
 * `unbundled`: a single rating or its sealed text. `aggregate`: over all counted ballots.
 * `staff_action`: what somebody on the staff did and when. `appraisal`: sheets and scores.
 * `words`: what somebody on the staff wrote in a cycle, sealed under a key outside this database.
 * `report`: what anybody said without a name, and the day it was delivered.
 */
export type Reason =
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
  | 'words'
  | 'report';
