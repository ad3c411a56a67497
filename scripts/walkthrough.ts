import { randomBytes } from 'node:crypto';
import { buildPages } from './setup/build.ts';
import { showProblemsPlainly } from './setup/problem.ts';
import { startTemporaryProduct } from './setup/temporary-product.ts';
import { play } from './walkthrough/play.ts';

showProblemsPlainly();

await buildPages();
const secrets = {
  keyEncryption: randomBytes(32).toString('base64url'),
  setupCode: randomBytes(30).toString('base64url'),
};
const product = await startTemporaryProduct({
  KEY_ENCRYPTION_SECRETS: `1:${secrets.keyEncryption}`,
  SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
  SETUP_CODE: secrets.setupCode,
});
try {
  const now = Math.floor(Date.now() / 1000);
  await play(product, secrets, now, (line) => console.log(line));
  console.log('\nEverything above held.');
} finally {
  await product.close();
}
