import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJsonBytes } from '../../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import {
  type SurveyManifest,
  type WindowManifest,
  encodeManifest,
  hashManifest,
} from '../../../shared/rating-protocol/manifest.ts';
import { agreesWithManifest } from '../../../shared/rating-protocol/open-answer.ts';
import {
  openSurveyManifest,
  openWindowManifest,
} from '../../../shared/rating-protocol/open-manifest.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { CLIENT, RATED, SURVEY, type Sample, makeSample, sampleId } from './sample.ts';
import { spki } from './spki.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await makeSample();
});

/** The change that lists the one survey in another way. */
function listing(change: { department: string }): Partial<WindowManifest> {
  return {
    surveys: [{ survey: SURVEY, manifest: encodeBase64url(new Uint8Array(32)), ...change }],
  };
}

async function openWindow(manifest: WindowManifest) {
  return openWindowManifest(encodeManifest(manifest), await hashManifest(manifest));
}

/** Opens bytes as the survey manifest that a window names with exactly their hash. */
async function openSurveyBytes(bytes: Bytes) {
  const manifest = encodeBase64url(await sha256(bytes));
  const surveys = [{ survey: SURVEY, department: RATED, manifest }];
  const window = { ...sample.windowManifest, surveys };
  return openSurveyManifest(bytes, SURVEY, window);
}

async function openSurvey(change: (manifest: SurveyManifest) => object) {
  return openSurveyBytes(canonicalJsonBytes({ ...change(sample.surveyManifest) }));
}

describe('a window manifest', () => {
  it('opens when it is what the link names', async () => {
    const opened = await openWindow(sample.windowManifest);
    expect(opened).toEqual({ ok: true, value: sample.windowManifest });
  });

  it('of which one byte was changed is refused (attack 23)', async () => {
    const bytes = encodeManifest(sample.windowManifest);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    expect(await openWindowManifest(bytes, sample.fp)).toEqual({
      ok: false,
      reason: 'hash_mismatch',
    });
  });

  it.each([
    ['closing before it opens', { opensAt: 20, closesAt: 10, latestCloseAt: 30 }],
    ['closing when it opens', { opensAt: 10, closesAt: 10, latestCloseAt: 30 }],
    ['closing after its latest close', { opensAt: 10, closesAt: 40, latestCloseAt: 30 }],
  ])('%s is refused', async (_what, dates) => {
    expect(await openWindow({ ...sample.windowManifest, ...dates })).toEqual({
      ok: false,
      reason: 'dates_inconsistent',
    });
  });

  it.each<[string, Partial<WindowManifest>]>([
    [
      'a client department twice',
      { clients: [0, 1].map(() => ({ department: CLIENT, surveys: [SURVEY] })) },
    ],
    [
      'an unknown client department',
      { clients: [{ department: sampleId('x'), surveys: [SURVEY] }] },
    ],
    ['an unknown survey', { clients: [{ department: CLIENT, surveys: [SURVEY, sampleId('zz')] }] }],
    ['a survey that no link covers', { clients: [] }],
    ['a rated department that is not listed', listing({ department: sampleId('x') })],
    ['a department that has no part in it', listing({ department: CLIENT })],
    ['a client department without surveys', { clients: [{ department: CLIENT, surveys: [] }] }],
    [
      'departments out of order',
      {
        departments: [
          { id: CLIENT, name: 'b' },
          { id: RATED, name: 'a' },
        ],
      },
    ],
  ])('with %s is refused', async (_what, lists) => {
    expect(await openWindow({ ...sample.windowManifest, ...lists })).toEqual({
      ok: false,
      reason: 'lists_inconsistent',
    });
  });

  it.each<[string, object]>([
    ['a threshold of 2', { threshold: 2 }],
    ['a grace of two days', { graceMinutes: 2880 }],
    ['another disclosure rule', { disclosure: { rule: 2, indicatorFiguresFrom: 8 } }],
    ['figures from 7 on', { disclosure: { rule: 1, indicatorFiguresFrom: 7 } }],
    ['a further key', { note: 'x' }],
    ['no form', { form: null }],
    [
      'a month that does not exist',
      { cycle: { id: sampleId('c'), kind: 'month', label: '2026-13' } },
    ],
    ['a time with a fraction', { opensAt: 1.5 }],
  ])('with %s is refused', async (_what, change) => {
    const bytes = canonicalJsonBytes({ ...sample.windowManifest, ...change });
    expect(await openWindowManifest(bytes, await sha256(bytes))).toEqual({
      ok: false,
      reason: 'malformed',
    });
  });

  it('of a later version is told from a damaged one', async () => {
    const later = canonicalJsonBytes({ ...sample.windowManifest, version: 2 });
    expect(await openWindowManifest(later, await sha256(later))).toEqual({
      ok: false,
      reason: 'version_unknown',
    });
    const noise = new Uint8Array([0xff, 0xfe]);
    expect(await openWindowManifest(noise, await sha256(noise))).toEqual({
      ok: false,
      reason: 'malformed',
    });
  });

  it('in another spelling is refused', async () => {
    const text = new TextDecoder().decode(encodeManifest(sample.windowManifest));
    for (const other of [` ${text}`, text.replace('{', '{"threshold":3,')]) {
      const bytes = Uint8Array.from(new TextEncoder().encode(other));
      expect(await openWindowManifest(bytes, await sha256(bytes))).toEqual({
        ok: false,
        reason: 'not_canonical',
      });
    }
  });
});

describe("the server's answer to open (attack 129)", () => {
  it('agrees when it lists just what the manifest lists', () => {
    const answer = { clientDepartment: CLIENT, surveys: [SURVEY] };
    expect(agreesWithManifest(sample.windowManifest, answer)).toBe(true);
  });

  it.each([
    ['hides a survey', { clientDepartment: CLIENT, surveys: [] }],
    ['adds a survey', { clientDepartment: CLIENT, surveys: [SURVEY, sampleId('z')] }],
    ['exchanges a survey', { clientDepartment: CLIENT, surveys: [sampleId('z')] }],
    ['names another department', { clientDepartment: RATED, surveys: [SURVEY] }],
  ])('disagrees when it %s', (_what, answer) => {
    expect(agreesWithManifest(sample.windowManifest, answer)).toBe(false);
  });
});

describe('a survey manifest', () => {
  it('opens when the window names it', async () => {
    const opened = await openSurvey((manifest) => manifest);
    expect(opened).toEqual({ ok: true, value: sample.surveyManifest });
  });

  it('that the window does not name is refused', async () => {
    const bytes = encodeManifest({ ...sample.surveyManifest, linksIssued: 11 });
    expect(await openSurveyManifest(bytes, SURVEY, sample.windowManifest)).toEqual({
      ok: false,
      reason: 'hash_mismatch',
    });
    expect(await openSurveyManifest(bytes, sampleId('z'), sample.windowManifest)).toEqual({
      ok: false,
      reason: 'not_of_this_window',
    });
  });

  it.each<[string, Partial<SurveyManifest>]>([
    ['another survey', { survey: sampleId('other') }],
    ['a department that the window does not know', { department: sampleId('other') }],
    ['another department than the window lists', { department: CLIENT }],
    ['more links than the window', { linksIssued: 13 }],
  ])('of %s is refused', async (_what, change) => {
    expect(await openSurvey((manifest) => ({ ...manifest, ...change }))).toEqual({
      ok: false,
      reason: 'not_of_this_window',
    });
  });
});

describe('attack 25: a survey manifest with a bad key', () => {
  const big = (2n ** 2047n + 12_345n) | 1n;
  const composite = big - (big % 9973n) + 9973n;
  const withSmallFactor = composite % 2n === 0n ? composite + 9973n : composite;

  it.each([
    ['a 1024-bit modulus and e = 3', spki(2n ** 1023n + 1n, 3n), 'signing_key_size'],
    ['a 2047-bit modulus', spki(2n ** 2046n + 1n, 65537n), 'signing_key_size'],
    ['a 2049-bit modulus', spki(2n ** 2048n + 1n, 65537n), 'signing_key_size'],
    ['a 4096-bit modulus', spki(2n ** 4095n + 1n, 65537n), 'signing_key_size'],
    ['an even modulus', spki(2n ** 2047n + 2n, 65537n), 'signing_key_even'],
    ['e = 1', spki(big, 1n), 'signing_key_exponent'],
    ['e = 3', spki(big, 3n), 'signing_key_exponent'],
    ['an even e', spki(big, 65538n), 'signing_key_exponent'],
    ['a small factor', spki(withSmallFactor, 65537n), 'signing_key_small_factor'],
    ['no key', new Uint8Array(), 'signing_key_malformed'],
    ['a key cut short', spki(big, 65537n).slice(0, -1), 'signing_key_malformed'],
    ['a key with a byte after it', Uint8Array.of(...spki(big, 65537n), 0), 'signing_key_malformed'],
  ])('is refused for %s', async (_what, publicKey, reason) => {
    const opened = await openSurvey((manifest) => ({
      ...manifest,
      signing: { ...manifest.signing, publicKey: encodeBase64url(publicKey) },
    }));
    expect(opened).toEqual({ ok: false, reason });
  });

  it.each([
    ['signing', { algorithm: 'RSABSSA-SHA384-PSSZERO-Deterministic' }],
    ['sealing', { kem: 'DHKEM(X25519, HKDF-SHA256)' }],
    ['sealing', { kdf: 'HKDF-SHA512' }],
    ['sealing', { aead: 'Export-only' }],
  ] as const)('is refused for an unknown algorithm of %s: %j', async (part, change) => {
    const opened = await openSurvey((manifest) => ({
      ...manifest,
      [part]: { ...manifest[part], ...change },
    }));
    expect(opened).toEqual({ ok: false, reason: 'algorithm_unknown' });
  });

  it('is refused for a sealing key that is no point of the curve', async () => {
    const changes: [string, (point: Bytes) => void][] = [
      ['sealing_key_not_on_curve', (point) => point.set([(point[64] ?? 0) ^ 1], 64)],
      ['sealing_key_not_on_curve', (point) => point.set([(point[1] ?? 0) ^ 1], 1)],
      ['sealing_key_not_on_curve', (point) => point.fill(0, 1)],
      ['sealing_key_malformed', (point) => point.set([0x02], 0)],
      ['sealing_key_malformed', (point) => point.fill(0xff, 1, 33)],
    ];
    const opened = changes.map(async ([reason, change]) => {
      const point = sample.sealing.publicKey.slice();
      change(point);
      const result = await openSurvey((manifest) => ({
        ...manifest,
        sealing: { ...manifest.sealing, publicKey: encodeBase64url(point) },
      }));
      expect(result).toEqual({ ok: false, reason });
    });
    await Promise.all(opened);
  });

  it('is refused for a sealing key of another length', async () => {
    const opened = await openSurvey((manifest) => ({
      ...manifest,
      sealing: { ...manifest.sealing, publicKey: encodeBase64url(new Uint8Array(33)) },
    }));
    expect(opened).toEqual({ ok: false, reason: 'sealing_key_malformed' });
  });
});
