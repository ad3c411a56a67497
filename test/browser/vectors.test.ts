import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, type Plugin, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../support/browser.ts';

type Compared = { what: string; actual: string; expected: string };

const ENTRY = 'vectors-entry';
const comparisons = fileURLToPath(new URL('../unit/rating-protocol/vectors', import.meta.url));

/** The comparisons that also run in workerd, as one module for the browser. */
const entry: Plugin = {
  name: 'vectors-entry',
  resolveId: (id) => (id === ENTRY ? id : undefined),
  load: (id) =>
    id === ENTRY
      ? ['blind-signature', 'hpke', 'round-trip']
          .map((name) => `export * from ${JSON.stringify(`${comparisons}/${name}.ts`)};`)
          .join('\n')
      : undefined,
};

/** Bundles for the same targets as the rater's page. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [entry],
    build: {
      write: false,
      target: ['chrome79', 'safari14'],
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const chunks = outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length !== 1) throw new Error('expected one chunk');
  return chunk.code;
}

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const script = await bundle();
  server = createServer((request, response) => {
    const isScript = request.url === '/vectors.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>vectors</title>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function compareInPage(call: string): Promise<Compared[]> {
  return page.evaluate<Compared[]>(`import('/vectors.js').then((vectors) => vectors.${call})`);
}

function expectAgreement(compared: Compared[]): void {
  expect(compared).toEqual(compared.map((found) => ({ ...found, actual: found.expected })));
}

describe('in Chromium, bundled as for the rater', () => {
  it('blind signatures agree with RFC 9474 appendix A.1', async () => {
    const compared = await compareInPage('compareBlindSignature(false)');
    expect(compared).toHaveLength(6);
    expectAgreement(compared);
  });

  it('sealing agrees with RFC 9180 appendix A.3.1', async () => {
    const compared = await compareInPage('compareHpke()');
    expect(compared).toHaveLength(9);
    expectAgreement(compared);
  });

  it('a ballot goes from the manifests through sealing and signing to the tally', async () => {
    const compared = await compareInPage('compareRoundTrip()');
    expect(compared).toHaveLength(2);
    expectAgreement(compared);
  });
});
