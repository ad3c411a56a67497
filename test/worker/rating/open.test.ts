import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { openLink, rate } from '../../../scripts/client/rater-client.ts';
import { parseLinkFragment } from '../../../shared/rating-protocol/link.ts';
import { formatTypedCode, parseTypedCode } from '../../../shared/rating-protocol/typed-code.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene } from '../support/scene.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

async function open(token: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await workerFetch(`${origin}/api/rate/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  return { status: reply.status, body: JSON.parse(await reply.text()) as Record<string, unknown> };
}

function partsOf(link: string | undefined) {
  const parsed = parseLinkFragment(new URL(link ?? '').hash);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

test('a token alone, as typed from a slip, leads to the manifest that its link names', async () => {
  const { links } = await openScene();
  const { fp, token } = partsOf(links[0]?.link);
  const typed = parseTypedCode(formatTypedCode(token).toLowerCase());
  if (!typed.ok) throw new Error(typed.reason);
  const { status, body } = await open(encodeBase64url(typed.value));
  expect(status).toBe(200);
  expect(body['fp']).toBe(encodeBase64url(fp));
});

test('the answer to a token has the same fields before and after its use, and writes nothing', async () => {
  const { links } = await openScene();
  const link = links[0]?.link ?? '';
  const token = encodeBase64url(partsOf(link).token);
  const before = await open(token);
  const rater = await openLink(workerFetch, link);
  const ballot = { ratings: Array<number>(9).fill(7), texts: Array<string>(9).fill('') };
  for (const survey of rater.surveys) await rate(workerFetch, rater, survey, ballot);
  const stored = await dumpDatabase();
  const after = await open(token);
  expect({ ...after.body, now: 0 }).toEqual({ ...before.body, now: 0 });
  expect(Object.keys(after.body).sort()).toEqual(
    ['clientDepartment', 'closesAt', 'fp', 'now', 'opensAt', 'phase', 'surveys'].sort(),
  );
  expect(await dumpDatabase()).toEqual(stored);
});

test('no fingerprint is given for a token of a void window, nor for one that never was', async () => {
  const { links, window } = await openScene();
  const token = encodeBase64url(partsOf(links[0]?.link).token);
  await env.DB.prepare("UPDATE windows SET state = 'void', void_reason = '设错了' WHERE id = ?1")
    .bind(window)
    .run();
  const gone = await open(token);
  const never = await open(encodeBase64url(new Uint8Array(20).fill(3)));
  expect(gone).toEqual(never);
  expect(gone.status).toBe(404);
});
