/** What the runtime hands the Worker under test: its bindings, and the migrations to apply. */
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('../../worker/index.ts');
  }
  interface Env {
    DB: D1Database;
    KEYS: R2Bucket;
    ASSETS: Fetcher;
    KEY_ENCRYPTION_SECRETS: string;
    SESSION_PEPPER: string;
    SETUP_CODE: string;
    RATER_ORIGIN: string;
    /** A mail service on this machine, see test/support/mail-service.ts. */
    TEST_MAIL_URL: string;
    /** An OpenID provider on this machine, see test/support/identity-provider.ts. */
    TEST_IDENTITY_PROVIDER_URL: string;
    /** The platform's e-mail binding as its local runtime has it; takes mail to @example.com's `staff`. */
    TEST_EMAIL: SendEmail;
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}

/** A text file of the repository, as vite hands it to a test inside workerd. */
declare module '*?raw' {
  const text: string;
  export default text;
}
