import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

const file = path.join(root, '.dev.vars');

/** Makes the secrets of the local product once; a second run keeps what is there. */
export function ensureSecrets(): void {
  if (existsSync(file)) return;
  const lines = [
    '# Secrets of the product on this machine. Lost: the keys kept in .local/ are lost too.',
    `KEY_ENCRYPTION_SECRETS="1:${randomBytes(32).toString('base64url')}"`,
    `SETUP_CODE="${randomBytes(30).toString('base64url')}"`,
  ];
  // Readable by its owner only, and never over a file that appeared meanwhile.
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
}

/** The local product's set-up code; undefined when `.dev.vars` has none. */
export function readSetupCode(): string | undefined {
  return /^SETUP_CODE="?(?<code>[^"\n]+)/mu.exec(readFileSync(file, 'utf8'))?.groups?.['code'];
}
