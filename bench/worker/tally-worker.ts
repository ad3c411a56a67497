import { decodeBallot } from '../../shared/rating-protocol/ballot.ts';
import { importSealingKeys, openSealedBallot } from '../../shared/rating-protocol/open-ballot.ts';
import { importSigningPublicKey } from '../../shared/rating-protocol/signing-suite.ts';
import { verifyBallotSignature } from '../../shared/rating-protocol/verify-ballot.ts';
import { type Bindings, readConfig } from '../../worker/env.ts';
import product from '../../worker/index.ts';
import { readBallots, readTallySubject } from '../../worker/results/tally-store.ts';
import { loadSurveyKeys } from '../../worker/windows/survey-keys.ts';

/**
 * The product with one route more: what verifying and opening a survey's ballots costs by itself,
 * without reading them twice, tearing them apart or writing. Answers with how many were opened.
 */
export default {
  ...product,
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    const survey = /^\/bench\/raw\/([\w-]{21})$/.exec(pathname)?.[1];
    if (survey === undefined) return product.fetch(request, env, context);
    return new Response(String(await openAll(env, survey)));
  },
} satisfies ExportedHandler<Bindings>;

async function openAll(env: Bindings, survey: string): Promise<number> {
  const [config, subject] = [readConfig(env), await readTallySubject(env.DB, survey)];
  if (config === undefined || subject === undefined) throw new Error('there is no such survey');
  const vault = { bucket: env.KEYS, secrets: config.keyEncryption };
  const ballots = await readBallots(env.DB, survey);
  const signingKey = await importSigningPublicKey(subject.signingKey);
  const sealingKeys = await importSealingKeys((await loadSurveyKeys(vault, survey)).sealing);
  let opened = 0;
  for (const ballot of ballots) {
    if (!(await verifyBallotSignature(signingKey, subject, ballot))) continue;
    const bytes = await openSealedBallot(sealingKeys, subject, ballot.sealed);
    if (bytes.ok && decodeBallot(bytes.value).ok) opened += 1;
  }
  return opened;
}
