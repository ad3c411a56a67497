import { decodeBallot } from '../../shared/rating-protocol/ballot.ts';
import { importSealingKeys, openSealedBallot } from '../../shared/rating-protocol/open-ballot.ts';
import { importSigningPublicKey } from '../../shared/rating-protocol/signing-suite.ts';
import {
  type SignedBallot,
  verifyBallotSignature,
} from '../../shared/rating-protocol/verify-ballot.ts';
import { bytesOf } from '../../worker/database.ts';
import { type Bindings, readConfig } from '../../worker/env.ts';
import product from '../../worker/index.ts';
import { readBallots, readTallySubject } from '../../worker/results/tally-store.ts';
import { loadSurveyKeys } from '../../worker/windows/survey-keys.ts';

/**
 * The product with three routes more, for what a tally is measured against. `plain` reads a
 * survey's ballots as D1 hands them out, verifies and opens them, and no more; `open` reads them as
 * the tally does; `read` does nothing but that. Each answers with the number of ballots.
 */
export default {
  ...product,
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    const [, way, survey] = /^\/bench\/(plain|open|read)\/([\w-]{21})$/.exec(pathname) ?? [];
    if (survey === undefined) return product.fetch(request, env, context);
    const ballots = await (way === 'plain' ? readPlainly : readBallots)(env.DB, survey);
    const count = way === 'read' ? ballots.length : await openAll(env, survey, ballots);
    return new Response(String(count));
  },
} satisfies ExportedHandler<Bindings>;

const plainSql = `SELECT prefix, signature, sealed FROM ballots
  WHERE survey_id = ?1 ORDER BY ballot_hash LIMIT 50 OFFSET ?2`;

async function readPlainly(db: D1Database, survey: string): Promise<SignedBallot[]> {
  const ballots: SignedBallot[] = [];
  for (;;) {
    const { results } = await db
      .prepare(plainSql)
      .bind(survey, ballots.length)
      .all<Record<keyof SignedBallot, ArrayBuffer>>();
    if (results.length === 0) return ballots;
    for (const { prefix, signature, sealed } of results) {
      ballots.push({
        prefix: bytesOf(prefix),
        signature: bytesOf(signature),
        sealed: bytesOf(sealed),
      });
    }
  }
}

async function openAll(env: Bindings, survey: string, ballots: SignedBallot[]): Promise<number> {
  const [config, subject] = [readConfig(env), await readTallySubject(env.DB, survey)];
  if (config === undefined || subject === undefined) throw new Error('there is no such survey');
  const vault = { bucket: env.KEYS, secrets: config.keyEncryption };
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
