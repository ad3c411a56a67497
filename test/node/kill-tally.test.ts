import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killTallies } from '../../scripts/soak/kill-tally.ts';
import { testSecrets } from '../support/test-secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'niping-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('107: a tally killed at any moment leaves all or nothing, and can be asked for again', async () => {
  const report = await killTallies(folder, testSecrets, 3, Math.random, () => undefined);
  expect(report.broken).toEqual([]);
  expect(report.untouched + report.tallied).toBe(3);
}, 240_000);
