import { parseArgs } from 'node:util';
import { demoLinks } from './demo/links.ts';
import { buildPages } from './setup/build.ts';
import { migrateLocalDatabase } from './setup/migrations.ts';
import { freePort } from './setup/port.ts';
import { startRuntime } from './setup/runtime.ts';
import { ensureSecrets, readSetupCode } from './setup/secrets.ts';
import { showProblemsPlainly } from './setup/problem.ts';

showProblemsPlainly();

const { values: options } = parseArgs({
  options: { empty: { type: 'boolean' }, port: { type: 'string', default: '8787' } },
});

/** How often the platform would call the Worker's scheduled handler, in milliseconds. */
const cronInterval = 60_000;

ensureSecrets();
await buildPages();
await migrateLocalDatabase();
const port = await freePort(Number(options.port));
const url = `http://localhost:${port}`;
console.log('Starting …');
const runtime = await startRuntime(port);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping = true;
    void runtime.stop();
  });
}
const clock = setInterval(() => {
  // A failed call is repeated by the next one, as on the platform.
  fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => undefined);
}, cronInterval);

const setupCode = readSetupCode();
const demo =
  options.empty === true || setupCode === undefined ? [] : await demoLinks({ url, setupCode });
const links = [{ label: 'Console 控制台', path: '/' }, ...demo];

console.log(`
Niping 匿评 is running. Ctrl-C stops it.

${links.map((link) => `  ${link.label}: ${url}${link.path}`).join('\n')}

The set-up code for a first HR account is SETUP_CODE in .dev.vars.
`);

const code = await runtime.ended;
clearInterval(clock);
if (!stopping) console.error('The runtime ended by itself.');
process.exitCode = stopping ? 0 : code || 1;
