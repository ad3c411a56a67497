import { describe, expect, test } from 'vitest';
import {
  answerTogether,
  change,
  read,
  readRefusal,
} from '../../../survey-ui/console/kit/answer.ts';

const reply = (status: number, body: unknown) => ({
  ok: status < 400,
  status,
  json: () => Promise.resolve(body),
});

describe('answers of the Worker', () => {
  test('a problem document becomes its code, status and field', () => {
    expect(readRefusal(409, { code: 'revision_conflict', title: 'x' })).toEqual({
      code: 'revision_conflict',
      status: 409,
    });
    expect(readRefusal(400, { code: 'body_invalid', field: 'name' })).toEqual({
      code: 'body_invalid',
      status: 400,
      field: 'name',
    });
  });

  test('anything that is no problem document counts as an internal error', () => {
    for (const body of [null, 'text', [], {}, { code: 5 }]) {
      expect(readRefusal(502, body)).toEqual({ code: 'internal_error', status: 502 });
    }
  });

  test('a reading call is tried again after a lost connection', async () => {
    let calls = 0;
    const result = await read(() => {
      calls += 1;
      return calls < 2 ? Promise.reject(new TypeError('lost')) : Promise.resolve(reply(200, 7));
    });
    expect(result).toEqual({ ok: true, value: 7 });
    expect(calls).toBe(2);
  });

  test('a refusal is not tried again', async () => {
    let calls = 0;
    const result = await read(() => {
      calls += 1;
      return Promise.resolve(reply(404, { code: 'not_found' }));
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'not_found', status: 404 } });
    expect(calls).toBe(1);
  });

  test('a change is sent once, whatever happens to the connection', async () => {
    let calls = 0;
    const result = await change(() => {
      calls += 1;
      return Promise.reject(new TypeError('lost'));
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'network', status: 0 } });
    expect(calls).toBe(1);
  });

  test('several readings give the first refusal or all values', async () => {
    const good = Promise.resolve({ ok: true as const, value: 1 });
    const bad = Promise.resolve({
      ok: false as const,
      refusal: { code: 'not_found', status: 404 },
    });
    expect(await answerTogether(good, good)).toEqual({ ok: true, value: [1, 1] });
    expect(await answerTogether(good, bad)).toEqual(await bad);
  });
});
