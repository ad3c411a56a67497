import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupProblem } from '../../scripts/setup/problem.ts';
import { ensureSecrets } from '../../scripts/setup/secrets.ts';
import { testSecrets } from '../support/test-secrets.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'niping-secrets-'));
  file = path.join(folder, '.dev.vars');
});
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (secrets: Record<string, string>): string =>
  Object.entries(secrets)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

function problemWith(secrets: Record<string, string>): string {
  writeFileSync(file, lines(secrets));
  try {
    ensureSecrets(file);
  } catch (error) {
    return error instanceof SetupProblem ? error.message : 'another error';
  }
  return 'none';
}

describe('the secrets of the local product', () => {
  it('are made once, for their owner only, and kept from then on', () => {
    ensureSecrets(file);
    const made = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    ensureSecrets(file);
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('lie outside git', () => {
    const ignored = readFileSync(path.join(import.meta.dirname, '../../.gitignore'), 'utf8');
    expect(ignored.split('\n')).toContain('.dev.vars');
  });

  it('gain what a file of earlier times lacks and nothing is lost without', () => {
    const { OUTBOX_KEY: _, ...earlier } = testSecrets;
    expect(problemWith(earlier)).toBe('none');
    const now = readFileSync(file, 'utf8');
    expect(now.startsWith(lines(earlier))).toBe(true);
    expect(now).toMatch(/^OUTBOX_KEY="[\w-]{40}"$/mu);
  });

  it('stop the start when one is missing or weak, by its name and without its value', () => {
    const { KEY_ENCRYPTION_SECRETS: _, ...withoutKey } = testSecrets;
    expect(problemWith(withoutKey)).toContain('KEY_ENCRYPTION_SECRETS is missing.');
    // Nothing is made in its place: the keys in R2 would be lost for good.
    expect(readFileSync(file, 'utf8')).not.toContain('KEY_ENCRYPTION_SECRETS');
    const weak = problemWith({ ...testSecrets, SETUP_CODE: 'aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa' });
    expect(weak).toContain('SETUP_CODE is too weak');
    expect(weak).not.toContain('aaaa');
  });
});
