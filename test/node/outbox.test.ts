import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageAsEml, readEml } from '../../scripts/setup/outbox-message.ts';
import { type OutboxReceiver, startOutbox } from '../../scripts/setup/outbox.ts';

const key = 'test-key-0123456789';
const folder = path.join(mkdtempSync(path.join(tmpdir(), 'niping-')), 'outbox');
let outbox: OutboxReceiver;

beforeAll(async () => {
  outbox = await startOutbox(folder, key);
});
afterAll(async () => {
  await outbox.close();
  rmSync(path.dirname(folder), { recursive: true });
});

async function ask(method: string, body?: unknown, bearer = key) {
  const reply = await fetch(outbox.url, {
    method,
    headers: { authorization: `Bearer ${bearer}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, json: (await reply.json()) as { messages?: { file: string }[] } };
}

const message = { to: 'wang@example.com', subject: '部门服务评价', text: '您好：\n\n链接\n' };

describe('the outbox', () => {
  test('keeps messages where only this user reads them, gives them, and deletes what is named', async () => {
    expect((await ask('POST', message)).status).toBe(200);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [name = ''] = readdirSync(folder);
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder, name), 'utf8')).toContain('链接');
    expect((await ask('GET')).json.messages).toEqual([{ file: name, ...message }]);
    const elsewhere = `../${path.basename(path.dirname(folder))}`;
    expect((await ask('DELETE', { files: [elsewhere, name, name] })).status).toBe(200);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('listens on this machine alone, and to whom has its key', async () => {
    expect(new URL(outbox.url).hostname).toBe('127.0.0.1');
    for (const method of ['GET', 'POST', 'DELETE']) {
      const body = method === 'GET' ? undefined : message;
      expect((await ask(method, body, 'another')).status).toBe(401);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('takes nothing but messages', async () => {
    for (const body of [null, [], { to: 1 }, { to: 'a', subject: 'b' }]) {
      expect((await ask('POST', body)).status).toBe(400);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file of the outbox', () => {
  test('says what the message said, and no header more', () => {
    const odd = { to: 'a@b.cd\r\nBcc: x@y.z', subject: '一\n二', text: '三\n\n\n四' };
    const eml = messageAsEml(odd);
    expect(eml).not.toMatch(/^Bcc/mu);
    expect(readEml(eml)).toEqual({ to: 'a@b.cd Bcc: x@y.z', subject: '一 二', text: '三\n\n\n四' });
    expect(readEml(eml.slice(0, -2))).toBeUndefined();
  });
});
