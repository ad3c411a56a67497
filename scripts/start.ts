import { parseArgs } from 'node:util';
import { demoEntrances, dropUnfinishedDemo } from './demo/links.ts';
import { buildPages } from './setup/build.ts';
import { migrateLocalDatabase } from './setup/migrations.ts';
import { startOutbox } from './setup/outbox.ts';
import { outboxFolder } from './setup/paths.ts';
import { freePort } from './setup/port.ts';
import { showProblemsPlainly } from './setup/problem.ts';
import { startRuntime } from './setup/runtime.ts';
import { ensureSecrets, readOutboxKey, readSetupCode } from './setup/secrets.ts';

showProblemsPlainly();

const { values: options } = parseArgs({
  options: { empty: { type: 'boolean' }, port: { type: 'string', default: '8787' } },
});

/** How often the platform would call the Worker's scheduled handler, in milliseconds. */
const cronInterval = 60_000;

dropUnfinishedDemo();
ensureSecrets();
await buildPages();
await migrateLocalDatabase();
const port = await freePort(Number(options.port));
const url = `http://localhost:${port}`;

const stopWish = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopWish.abort());
}
console.log('Starting …');
const outbox = await startOutbox(outboxFolder, readOutboxKey() ?? '');
const runtime = await startRuntime(port, outbox.url, stopWish.signal);
const clock = setInterval(() => {
  // A failed call is repeated by the next one, as on the platform.
  fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => undefined);
}, cronInterval);

try {
  const setupCode = readSetupCode();
  const demo =
    options.empty === true || setupCode === undefined
      ? []
      : await demoEntrances({ url, setupCode });
  const first =
    demo.length > 0 || setupCode === undefined
      ? []
      : [{ label: 'First HR account 设立公司', path: `/setup#${setupCode}` }];
  const links = [{ label: 'Console 控制台', path: '/' }, ...first, ...demo];
  console.log(`
Niping 匿评 is running. Ctrl-C stops it.

${links.map((link) => `  ${link.label}: ${url}${link.path}`).join('\n')}
`);
  process.exitCode = await runtime.ended;
} catch (error) {
  // Whoever stops the product while it is being filled has asked for the failure.
  if (!stopWish.signal.aborted) throw error;
} finally {
  clearInterval(clock);
  await runtime.stop();
  await outbox.close();
}
if (stopWish.signal.aborted) process.exitCode = 0;
else console.error('The runtime ended by itself.');
