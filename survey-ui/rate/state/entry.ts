import type { Opening, RaterApi } from '../api.ts';
import { hashesTo } from '../../../shared/rating-protocol/digest.ts';
import { parseLinkFragment } from '../../../shared/rating-protocol/link.ts';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { agreesWithManifest } from '../../../shared/rating-protocol/open-answer.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { Bytes } from '../../../shared/wire/bytes.ts';
import { type Result, fail, ok } from '../../../shared/result.ts';
import { shelfNameOf } from './device.ts';
import { type Patience, withRetries } from './retry.ts';

/** Why the page shows a state of its own instead of the form. */
export type StopReason =
  | 'no_link'
  | 'damaged'
  | 'version_unknown'
  | 'insecure'
  | 'outdated'
  | 'notice_changed'
  | 'failed'
  | 'mismatch'
  | 'link_unknown'
  | 'not_open_yet'
  | 'grace'
  | 'closed';

/** A link that the server knows, with the window that its fingerprint names. */
export type Visit = {
  fp: Bytes;
  /** As it is sent: base64url. */
  token: string;
  /** Name of this link's things on the device. */
  shelfName: string;
  manifest: WindowManifest;
  manifestBytes: Bytes;
  opening: Opening;
};

/**
 * Protocol steps 1 and 2 as far as the first screen needs them: the window manifest has the
 * link's fingerprint, and the server's answer about the link agrees with it. The token is sent
 * only after the fingerprint was right. Keys are checked apart, before anything else is sent.
 *
 * @param fragment `location.hash`
 */
export async function enter(
  fragment: string,
  api: RaterApi,
  patience: Patience,
): Promise<Result<Visit, StopReason>> {
  const link = parseLinkFragment(fragment);
  if (!link.ok) return fail(link.reason === 'missing' ? 'no_link' : link.reason);
  const { fp } = link.value;
  const token = encodeBase64url(link.value.token);

  const manifestAnswer = await withRetries(async () => api.manifest(encodeBase64url(fp)), patience);
  if (manifestAnswer.kind !== 'answered') {
    return fail(manifestAnswer.kind === 'refused' ? 'link_unknown' : 'failed');
  }
  const manifestBytes = manifestAnswer.value;
  if (!(await hashesTo(manifestBytes, fp))) return fail('mismatch');
  const manifest = readManifest(manifestBytes) as WindowManifest | undefined;
  if (manifest === undefined) return fail('version_unknown');

  const answer = await withRetries(async () => api.open(token), patience);
  if (answer.kind !== 'answered') {
    return fail(answer.kind === 'refused' ? 'link_unknown' : 'failed');
  }
  const opening = answer.value;
  if (!agreesWithManifest(manifest, opening)) return fail('mismatch');
  const shelfName = await shelfNameOf(fragment.replace(/^#/, '').trim());
  return ok({ fp, token, shelfName, manifest, manifestBytes, opening });
}

/**
 * A manifest's JSON of version 1 from bytes whose hash was right; undefined for any other version.
 * Its shape is checked in full by the cryptographic part, before anything is sealed for it.
 */
export function readManifest(bytes: Bytes): unknown {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as { version?: unknown } | null;
    return value?.version === 1 ? value : undefined;
  } catch {
    return undefined;
  }
}
