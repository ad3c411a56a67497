import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settingFaults } from '../../worker/env.ts';
import type { SecretFault } from '../../worker/versioned-secret.ts';
import { root } from './paths.ts';
import { SetupProblem } from './problem.ts';

const secretsFile = path.join(root, '.dev.vars');

/** Secrets that may be made anew: without the old ones nothing stored is lost. */
const renewable: Record<string, () => string> = {
  SESSION_PEPPER: () => `1:${randomBytes(32).toString('base64url')}`,
  OUTBOX_KEY: () => randomBytes(30).toString('base64url'),
};

const faultTexts: Record<SecretFault, string> = {
  missing: 'is missing',
  malformed: 'does not have the form that docs/operation.md describes',
  weak: 'is too weak: too short, or not random',
  repeated: 'has one version, or one key, twice',
};

/**
 * Makes the secrets of the local product once, in a file outside git; a second run keeps what is
 * there.
 *
 * @throws {SetupProblem} naming each secret of an existing file that is missing or too weak: made
 *   anew, it would leave everything unreadable that the lost one protects
 */
export function ensureSecrets(file = secretsFile): void {
  if (existsSync(file)) completeSecrets(file);
  else {
    const lines = [
      '# Secrets of the product on this machine. Lost: the keys kept in .local/ are lost too.',
      `KEY_ENCRYPTION_SECRETS="1:${randomBytes(32).toString('base64url')}"`,
      `SETUP_CODE="${randomBytes(30).toString('base64url')}"`,
      ...Object.entries(renewable).map(([name, make]) => `${name}="${make()}"`),
    ];
    // Readable by its owner only, and never over a file that appeared meanwhile.
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const faults = settingFaults(readSecrets(file));
  if (faults.length === 0) return;
  const told = faults.map(({ setting, fault }) => `  ${setting} ${faultTexts[fault]}.`);
  const name = path.basename(file);
  throw new SetupProblem(
    `The product does not start with the secrets in ${name}:\n${told.join('\n')}\n` +
      `Put the right ones there. To begin anew without what is stored: npm run reset, then delete ${name}.`,
  );
}

/** Adds secrets to a file that was made before they existed. */
function completeSecrets(file: string): void {
  const present = readSecrets(file);
  for (const [name, make] of Object.entries(renewable)) {
    if (present[name] === undefined) appendFileSync(file, `\n${name}="${make()}"\n`);
  }
}

/** The secrets in a file of lines `NAME="value"`. */
function readSecrets(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').matchAll(/^(?<name>[A-Z_]+)="?(?<value>[^"\n]*)/gmu);
  return Object.fromEntries(
    Array.from(lines, ({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']),
  );
}

/** The local product's set-up code; undefined when `.dev.vars` has none. */
export function readSetupCode(): string | undefined {
  return readSecrets(secretsFile)['SETUP_CODE'];
}

/** The key to the local product's outbox; undefined when `.dev.vars` has none. */
export function readOutboxKey(): string | undefined {
  return readSecrets(secretsFile)['OUTBOX_KEY'];
}
