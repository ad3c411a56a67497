import { Hono } from 'hono';
import * as v from 'valibot';
import { PREFIX_BYTES } from '../../shared/rating-protocol/ballot-message.ts';
import { TOKEN_BYTES } from '../../shared/rating-protocol/link.ts';
import { SEALED_BYTES } from '../../shared/rating-protocol/sealing-suite.ts';
import { MODULUS_BYTES } from '../../shared/rating-protocol/signing-key.ts';
import { decodeBase64urlOfLength, encodeBase64url } from '../../shared/wire/base64url.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { bytesField } from '../http/bytes-field.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { phaseAt } from '../windows/lifecycle.ts';
import { vaultOf } from '../windows/vault-of.ts';
import { activate } from './activate.ts';
import { findLink } from './activation-store.ts';
import { cast } from './cast-ballot.ts';
import { lookUp } from './link-lookup.ts';
import { readManifest } from './manifest-store.ts';
import { noCredentials } from './no-credentials.ts';
import { readReceipts } from './receipt-store.ts';

const surveyId = v.pipe(v.string(), v.length(21));
const openSchema = v.strictObject({ token: bytesField(TOKEN_BYTES) });
const activateSchema = v.strictObject({
  token: bytesField(TOKEN_BYTES),
  survey: surveyId,
  blinded: bytesField(MODULUS_BYTES),
});
const ballotSchema = v.strictObject({
  survey: surveyId,
  prefix: bytesField(PREFIX_BYTES),
  signature: bytesField(MODULUS_BYTES),
  sealed: bytesField(SEALED_BYTES),
});

/** Bytes of a body that holds a token and a blinded message. */
const smallBody = 1024;
/** Bytes of a body that holds a sealed ballot. */
const ballotBody = 16 * 1024;

/** The rater's five endpoints. None reads a cookie, writes a log or sets a header of its own. */
export const ratingRoutes = new Hono<AppEnv>()
  .use(noCredentials())
  .get('/manifests/:hash', async (c) => {
    const hash = decodeBase64urlOfLength(c.req.param('hash'), 32);
    const manifest = hash === undefined ? undefined : await readManifest(c.env.DB, hash);
    if (manifest === undefined) throw new Problem('manifest_unknown');
    // Its address is the hash of its content: the same for everybody, for ever.
    c.header('cache-control', 'public, max-age=31536000, immutable');
    return c.body(manifest, 200, { 'content-type': 'application/json' });
  })
  .post('/open', body(openSchema, smallBody), async (c) => {
    const { token } = c.req.valid('json');
    const link = await lookUp(vaultOf(c), token, (macs) => findLink(c.env.DB, macs));
    if (link === undefined) throw new Problem('link_unknown');
    return c.json({
      clientDepartment: link.client,
      surveys: link.surveys,
      fp: encodeBase64url(link.fp),
      phase: phaseAt(link, link.now),
      opensAt: link.opensAt,
      closesAt: link.closesAt,
      now: link.now,
    });
  })
  .post('/activate', body(activateSchema, smallBody), async (c) => {
    const { token, survey, blinded } = c.req.valid('json');
    const signed = granted(await activate(c.env.DB, vaultOf(c), token, survey, blinded));
    return c.json({ blindSignature: encodeBase64url(signed) });
  })
  .post('/ballots', body(ballotSchema, ballotBody), async (c) => {
    const { survey, ...ballot } = c.req.valid('json');
    const receipt = granted(await cast(c.env.DB, survey, ballot));
    return c.json({ receipt });
  })
  .get('/receipts/:window', async (c) => {
    const surveys = await readReceipts(c.env.DB, c.req.param('window'));
    if (surveys.length === 0) throw new Problem('window_unknown');
    return c.json({ surveys });
  });
