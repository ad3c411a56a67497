import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../worker/audit/entry.ts';
import { commitAudited, firstBrokenEntry } from '../../../worker/audit/store.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';

beforeEach(resetStorage);

const entry = (subject: string): AuditEntry => ({
  chain: 'windows',
  actor: 'somebody',
  action: 'test_the_chain',
  subject,
  detail: { from: 'draft', to: '已提交' },
});

/** A chain of five entries in a database whose guards somebody has taken away. */
async function unguardedChain(): Promise<void> {
  for (const subject of ['a', 'b', 'c', 'd', 'e']) await commitAudited(env.DB, entry(subject), []);
  await env.DB.batch([
    env.DB.prepare('DROP TRIGGER audit_entries_never_change'),
    env.DB.prepare('DROP TRIGGER audit_entries_never_go'),
  ]);
}

describe('the audit log', () => {
  it('is whole when nobody has touched it, and when it is empty', async () => {
    expect(await firstBrokenEntry(env.DB, 'windows')).toBeUndefined();
    await unguardedChain();
    expect(await firstBrokenEntry(env.DB, 'windows')).toBeUndefined();
    expect(await firstBrokenEntry(env.DB, 'views')).toBeUndefined();
  });

  it.each([
    ['an edited actor', "UPDATE audit_log SET actor = 'x' WHERE seq = 3", 3],
    ['an edited action', "UPDATE audit_log SET action = 'x' WHERE seq = 3", 3],
    ['an edited subject', "UPDATE audit_log SET subject = 'x' WHERE seq = 3", 3],
    ['an edited time', 'UPDATE audit_log SET at = at - 1 WHERE seq = 3', 3],
    ['an edited detail', `UPDATE audit_log SET detail = '{"from":"x"}' WHERE seq = 3`, 3],
    ['an edited hash', 'UPDATE audit_log SET hash = randomblob(32) WHERE seq = 3', 3],
    ['a deleted entry', 'DELETE FROM audit_log WHERE seq = 2', 2],
    ['a deleted start', 'DELETE FROM audit_log WHERE seq = 1', 1],
    [
      'an inserted entry',
      `INSERT INTO audit_log SELECT chain, 6, at, actor, action, 'x', detail, previous_hash, hash
       FROM audit_log WHERE seq = 5`,
      6,
    ],
    [
      'two entries changed over',
      'UPDATE audit_log SET seq = CASE seq WHEN 2 THEN 13 WHEN 3 THEN 2 END WHERE seq IN (2, 3)',
      2,
    ],
  ])('116: names the first broken entry after %s', async (_name, sql, broken) => {
    await unguardedChain();
    await env.DB.prepare(sql).run();
    expect(await firstBrokenEntry(env.DB, 'windows')).toBe(broken);
  });

  // What a reader makes of these is the same or what it likes, so the hash alone shows none of them.
  it.each([
    ['a name twice', `{"from":"x","from":"draft","to":"已提交"}`],
    ['other blanks', `{"from": "draft","to":"已提交"}`],
    ['a text spelt otherwise', String.raw`{"\u0066rom":"draft","to":"已提交"}`],
    ['a number without end', `{"from":1e400}`],
    ['half a character', String.raw`{"from":"\ud800"}`],
    ['a list', `["draft"]`],
    ['a detail in a detail', `{"from":{"to":"x"}}`],
  ])('116: names an entry whose detail has become %s', async (_name, detail) => {
    await unguardedChain();
    await env.DB.prepare('UPDATE audit_log SET detail = ?1 WHERE seq = 3').bind(detail).run();
    expect(await firstBrokenEntry(env.DB, 'windows')).toBe(3);
  });

  it('116: names an entry whose note of the one before was changed', async () => {
    await unguardedChain();
    await env.DB.prepare('UPDATE audit_log SET previous_hash = randomblob(32) WHERE seq = 4').run();
    expect(await firstBrokenEntry(env.DB, 'windows')).toBe(4);
  });

  it('never forks when twenty actions happen at once, and notes exactly those that happened', async () => {
    const insert = env.DB.prepare('INSERT INTO service_map (client_id, rated_id) VALUES (?1, ?2)');
    const make = env.DB.prepare(
      'INSERT INTO departments (id, code, name, rater_links, revision) VALUES (?1, ?1, ?1, 0, 1)',
    );
    const ids = Array.from({ length: 21 }, (_, index) => String(index).padStart(21, 'd'));
    await env.DB.batch(ids.map((id) => make.bind(id)));
    const settled = await Promise.allSettled(
      ids.slice(1).map((id) => commitAudited(env.DB, entry(id), [insert.bind(ids[0] ?? '', id)])),
    );
    const done = settled.filter(({ status }) => status === 'fulfilled').length;
    const dump = await dumpDatabase();
    expect(done).toBeGreaterThan(0);
    expect(dump['audit_log']).toHaveLength(done);
    expect(dump['service_map']).toHaveLength(done);
    expect(await firstBrokenEntry(env.DB, 'windows')).toBeUndefined();
  });
});
