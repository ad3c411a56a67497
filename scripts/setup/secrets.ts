import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

const file = path.join(root, '.dev.vars');

/** Makes the secrets of the local product once; a second run keeps what is there. */
export function ensureSecrets(): void {
  if (existsSync(file)) {
    addOutboxKey();
    return;
  }
  const lines = [
    '# Secrets of the product on this machine. Lost: the keys kept in .local/ are lost too.',
    `KEY_ENCRYPTION_SECRETS="1:${randomBytes(32).toString('base64url')}"`,
    `SETUP_CODE="${randomBytes(30).toString('base64url')}"`,
    outboxKeyLine(),
  ];
  // Readable by its owner only, and never over a file that appeared meanwhile.
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
}

/** Secrets made before there was an outbox have no key to it. */
function addOutboxKey(): void {
  if (readOutboxKey() === undefined) appendFileSync(file, `${outboxKeyLine()}\n`);
}

function outboxKeyLine(): string {
  return `OUTBOX_KEY="${randomBytes(30).toString('base64url')}"`;
}

/** The local product's set-up code; undefined when `.dev.vars` has none. */
export function readSetupCode(): string | undefined {
  return /^SETUP_CODE="?(?<code>[^"\n]+)/mu.exec(readFileSync(file, 'utf8'))?.groups?.['code'];
}

/** The key to the local product's outbox; undefined when `.dev.vars` has none. */
export function readOutboxKey(): string | undefined {
  return /^OUTBOX_KEY="?(?<key>[^"\n]+)/mu.exec(readFileSync(file, 'utf8'))?.groups?.['key'];
}
