import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { measureTally, type Taken } from '../bench/tally.ts';
import { buildPages } from './setup/build.ts';
import { showProblemsPlainly } from './setup/problem.ts';
import { startTemporaryProduct } from './setup/temporary-product.ts';

showProblemsPlainly();

/** The most links that a survey may have. */
const mostBallots = 500;

await buildPages();
const setupCode = randomBytes(30).toString('base64url');
const secrets = {
  KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
  SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
  SETUP_CODE: setupCode,
};
const product = await startTemporaryProduct(secrets, {}, './bench/worker/wrangler.toml');
try {
  console.log(`${mostBallots} raters write the longest texts …`);
  const figures = await measureTally(product, setupCode, mostBallots);
  const { ballots, plain, open, read, tally, before, after } = figures;
  const each = ({ elapsed, processor }: Taken): string =>
    `${(elapsed / ballots).toFixed(2)} ms a ballot, ${(processor / ballots).toFixed(2)} ms of processor`;
  console.log(`\n${os.availableParallelism()} cores, ${ballots} ballots in one batch.\n`);
  const share = (part: Taken): string =>
    `${(part.elapsed / tally.elapsed).toFixed(2)}, ${(part.processor / tally.processor).toFixed(2)} of processor`;
  console.log(`read as D1 hands out, verify, open    ${each(plain)}`);
  console.log(`read as the tally does, verify, open  ${each(open)}`);
  console.log(`read as the tally does                ${each(read)}`);
  console.log(`the whole tally                       ${each(tally)}`);
  console.log(`share of plain reading and opening    ${share(plain)}`);
  console.log(`share of its own reading and opening  ${share(open)}`);
  const growth = `${(after.peak - before.memory).toFixed(0)} MB above ${before.memory.toFixed(0)} MB`;
  console.log(`memory, with the database             ${growth}`);
} finally {
  await product.close();
}
