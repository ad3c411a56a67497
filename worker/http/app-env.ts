import type { Bindings, Config } from '../env.ts';
import type { Session, SignedInPerson } from '../accounts/session.ts';

/** Types of what every Hono context of ours holds. */
export interface AppEnv {
  Bindings: Bindings;
  Variables: {
    /** The checked configuration; set before any route runs. */
    config: Config;
    /** Who is signed in; set by `authorize` where the policy asks for a session. */
    person: SignedInPerson;
    /** The session of that person; set together with `person`. */
    session: Session;
    /** Whether it may stand in the log that this request was refused; set by `noteRefusals`. */
    refusalNoted: boolean | undefined;
  };
}
