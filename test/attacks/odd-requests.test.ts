import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../worker/app.ts';
import { type Bindings, readConfig } from '../../worker/env.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

const raterOrigin = 'https://rate.niping.test';
const json = { 'content-type': 'application/json', origin };

async function codeOf(response: { text(): Promise<string> }): Promise<unknown> {
  return (JSON.parse(await response.text()) as { code?: unknown }).code;
}

describe('90: keys that every object has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'are unknown keys like others: %s',
    async (key) => {
      const body = `{"token":"${'A'.repeat(27)}","${key}":{"sealed":"x"}}`;
      const request = { method: 'POST', headers: json, body };
      const reply = await workerFetch(`${origin}/api/rate/open`, request);
      expect([reply.status, await codeOf(reply)]).toEqual([400, 'body_invalid']);
    },
  );
});

describe('the rater’s host', () => {
  it('is the only one with the rater’s endpoints, however the path is spelled', async () => {
    const bindings = { ...env, RATER_ORIGIN: raterOrigin };
    const path = '/api/%72ate/open';
    const request = new Request(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'A'.repeat(27) }),
    });
    expect(await codeOf(await createApp().fetch(request, bindings))).toBe('not_found');
  });

  it.each(['https://rate.niping.test/', 'rate.niping.test', 'https://RATE.niping.test', 'x'])(
    'is refused as configuration unless it is an origin: %s',
    (value) => {
      const bindings: Bindings = { ...env, RATER_ORIGIN: value };
      expect(readConfig(bindings)).toBeUndefined();
      expect(readConfig({ ...bindings, RATER_ORIGIN: raterOrigin })?.raterOrigin).toBe(raterOrigin);
    },
  );
});

describe('a company’s time zone', () => {
  it('is refused unless every rater’s browser will take it in the manifest', async () => {
    const before = await dumpDatabase();
    for (const timeZone of ['+08:00', '-03', 'Nowhere/City', '']) {
      const reply = await workerFetch(`${origin}/api/setup`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({
          code: env.SETUP_CODE,
          company: '示例通信',
          timeZone,
          number: 'h1',
          name: '何人事',
        }),
      });
      expect([timeZone, reply.status, await codeOf(reply)]).toEqual([
        timeZone,
        400,
        'body_invalid',
      ]);
    }
    expect(await dumpDatabase()).toEqual(before);
  });
});
