/** Secrets of the Worker under test: made up here, used nowhere else. */
export const testSecrets = {
  KEY_ENCRYPTION_SECRETS: '1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  SESSION_PEPPER: '1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8',
  SETUP_CODE: 'test-setup-code-0123456789abcdefghij',
  OUTBOX_KEY: 'test-outbox-key-0123456789',
};
