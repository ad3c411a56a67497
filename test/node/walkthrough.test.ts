import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/paths.ts';
import { play } from '../../scripts/walkthrough/play.ts';
import { shortenJson } from '../../scripts/walkthrough/shorten.ts';
import { startProduct } from '../support/product.ts';
import { testSecrets } from '../support/test-secrets.ts';

/** Runs the walk-through as a process, as `npm run walkthrough` does. */
function walkThrough(): Promise<{ code: number | null; output: string }> {
  const script = path.join(root, 'scripts/walkthrough.ts');
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

test('the walk-through plays every step of the protocol in order and all it says holds', async () => {
  const { code, output } = await walkThrough();
  expect(code).toBe(0);
  const lines = output.split('\n');
  const steps = lines.flatMap((line) => /^(?<number>\d)\. /u.exec(line)?.groups?.['number'] ?? []);
  expect(steps.join('')).toBe('123456789');
  expect(lines.filter((line) => line.startsWith('  The server sees:'))).toHaveLength(9);
  expect(lines.filter((line) => line.startsWith('  The server cannot see:'))).toHaveLength(9);
  expect(output).toContain('✓ another number: 409 already_activated');
  expect(output).toContain('Everything above held.');
  // Whoever reads the account, in a log of CI for example, gets no whole token or signature.
  expect(output).not.toMatch(/v1\.[\w-]{43}\.|"[\w-]{200}/u);
});

test('the walk-through fails when a ballot can be joined to the link it came by', async () => {
  const product = await startProduct();
  try {
    await product.env.DB.prepare('ALTER TABLE ballots ADD COLUMN link_id BLOB').run();
    const secrets = {
      keyEncryption: testSecrets.KEY_ENCRYPTION_SECRETS.replace('1:', ''),
      setupCode: testSecrets.SETUP_CODE,
    };
    const said: string[] = [];
    const now = Math.floor(Date.now() / 1000);
    await expect(play(product, secrets, now, (line) => said.push(line))).rejects.toThrow(
      'This does not hold: links and ballots have no column in common but survey_id',
    );
    expect(said.some((line) => line.startsWith('8. '))).toBe(false);
  } finally {
    await product.close();
  }
});

test('a message is shown with real lengths and the middle of long values left out', () => {
  const blinded = Buffer.alloc(256, 7).toString('base64url');
  const texts = JSON.stringify({
    survey: 'o1CnL5b-4wC_4YvsR-vDz',
    blinded,
    list: Array(90).fill(1),
  });
  expect(shortenJson(texts)).toBe(
    '{ "survey": "o1CnL5b-4wC_4YvsR-vDz", "blinded": "BwcHBwcH…cHBw" (256 bytes), ' +
      '"list": (181 bytes) }',
  );
});
