import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { type AppraisalScene, buildAppraisalScene } from '../appraisal/appraisal-scene.ts';
import { faultyDatabase } from '../support/faulty-database.ts';
import { resetStorage } from '../support/reset.ts';
import { now } from '../support/scene.ts';
import { watchedDatabase } from '../support/watched-database.ts';
import { freshNotices, keptOf, mailbox, shanghai } from './notice-scene.ts';

let scene: AppraisalScene;

beforeAll(async () => {
  await resetStorage();
  scene = await buildAppraisalScene();
});

// Three empty sheets wait for each manager, nothing for a reviewer.
beforeEach(async () => {
  await freshNotices(['m1', 'm2']);
  await setDue(null);
});

async function setDue(moment: string | null): Promise<void> {
  await env.DB.prepare('UPDATE cycles SET sheets_due_at = ?1')
    .bind(moment === null ? null : shanghai(moment))
    .run();
}

const both = ['m1@example.com', 'm2@example.com'];

describe('notices leave', () => {
  it('once for a person and day, from the company’s hour on, and not again while nothing is new', async () => {
    const box = mailbox();
    expect(await box.at('2026-11-16 08:59')).toEqual([]);
    expect(await box.at('2026-11-16 09:00')).toEqual(both);
    for (const later of ['2026-11-16 09:01', '2026-11-16 12:59', '2026-11-17 09:00']) {
      expect(await box.at(later)).toEqual([]);
    }
  });

  it('in the morning alone: what a server that was down missed waits for the next working day', async () => {
    const box = mailbox();
    expect(await box.at('2026-11-20 13:00')).toEqual([]);
    expect(await box.at('2026-11-23 12:59')).toEqual(both);
  });

  it('on working days: not at weekends, on holidays and on days that the company rests', async () => {
    const box = mailbox();
    expect(await box.at('2026-11-21 09:00')).toEqual([]);
    expect(await box.at('2026-10-01 09:00')).toEqual([]);
    await env.DB.prepare(`INSERT INTO company_days (day, working) VALUES ('2026-11-23', 0)`).run();
    expect(await box.at('2026-11-23 09:00')).toEqual([]);
    // A Saturday that is worked for the holidays.
    expect(await box.at('2026-10-10 09:00')).toEqual(both);
  });

  it('by the company’s time zone and hour', async () => {
    const box = mailbox();
    await env.DB.prepare(
      `UPDATE company SET time_zone = 'America/New_York', task_notice_hour = 7`,
    ).run();
    // Sunday evening in New York, then Monday at 6:59 and 7:00.
    expect(await box.at('2026-11-16 09:00')).toEqual([]);
    expect(await box.at('2026-11-16 19:59')).toEqual([]);
    expect(await box.at('2026-11-16 20:00')).toEqual(both);
    await env.DB.prepare(`UPDATE company SET time_zone = 'Asia/Shanghai'`).run();
  });

  it('when a deadline is three days away, when it has passed, and then once a week', async () => {
    await setDue('2026-11-20 18:00');
    const box = mailbox();
    const days: string[] = [];
    for (let day = 9; day <= 30; day += 1) {
      const date = `2026-11-${String(day).padStart(2, '0')}`;
      if ((await box.at(`${date} 09:30`)).includes('m1@example.com')) days.push(date);
    }
    // First seen on Monday the 9th; the 20th is a Friday, so that it is overdue on Monday the 23rd.
    expect(days).toEqual(['2026-11-09', '2026-11-17', '2026-11-23', '2026-11-30']);
  });

  it('again when a task comes back that was told before and done in between', async () => {
    const box = mailbox();
    const put = (state: string) =>
      env.DB.prepare(
        `INSERT INTO sheets (cycle_id, department_id, kind, state, revision, content, changed_by,
           changed_at, return_reason, submitted_by)
         VALUES (?1, ?2, 'plan', ?3, 1, '{}', ?4, 1, iif(?3 = 'draft', '改', NULL),
           iif(?3 = 'draft', NULL, ?4))
         ON CONFLICT DO UPDATE SET state = excluded.state, submitted_by = excluded.submitted_by,
           return_reason = excluded.return_reason`,
      )
        .bind(scene.cycle, scene.department, state, idOf(scene.company.people, 'm1'))
        .run();
    expect(await box.at('2026-11-16 09:00')).toEqual(both);
    await put('submitted');
    expect(await box.at('2026-11-17 09:00')).toEqual([]);
    await put('draft');
    expect(await box.at('2026-11-18 09:00')).toEqual(['m1@example.com']);
    expect(box.messages.at(-1)?.text).toContain('- 被退回、待修改的考核表：1项');
    await env.DB.prepare('DELETE FROM sheets').run();
  });
});

describe('nobody is sent two', () => {
  it('by two clocks at once', async () => {
    const box = mailbox();
    await Promise.all(Array.from({ length: 4 }, () => box.at('2026-11-16 09:00')));
    await box.at('2026-11-16 09:01');
    expect(box.messages.map(({ to }) => to).toSorted()).toEqual(both);
    expect(await keptOf('2026-11-16')).toEqual({ sent: 2 });
  });

  it('by a run that breaks off at any of its writes, and nobody is left out on the next day', async () => {
    await freshNotices(['m1']);
    const writing: number[] = [];
    let calls = 0;
    const watched = watchedDatabase(env.DB, async (statements, run) => {
      calls += 1;
      if (statements.some((sql) => /^(?:INSERT|UPDATE|DELETE)/.test(sql))) writing.push(calls);
      return run();
    });
    await mailbox().at('2026-11-16 09:00', watched);
    // Tidying up, noting what waits, taking the notice in hand, noting that it was taken.
    expect(writing).toHaveLength(4);
    for (const fault of ['before', 'after', 'late'] as const) {
      for (const at of writing) {
        await freshNotices(['m1']);
        const box = mailbox();
        const faulty = faultyDatabase(at, fault);
        await box.at('2026-11-16 09:00', faulty.db).catch(() => []);
        await faulty.settled();
        for (const later of ['09:01', '09:07']) await box.at(`2026-11-16 ${later}`);
        const first = box.messages.length;
        await box.at('2026-11-17 09:00');
        const second = box.messages.length - first;
        // One that went out without being noted is repeated on another day; none is lost.
        const met = `${fault} ${at}: ${first} and ${second}`;
        expect(met).toMatch(/: (?:1 and 0|0 and 1|1 and 1)$/);
      }
    }
  });

  it('and one that was cut short is sent again where the mail service tells repetitions', async () => {
    await freshNotices(['m1']);
    const box = mailbox([], true);
    const db = faultyDatabase(0, 'before');
    await box.at('2026-11-16 09:00', db.db);
    await freshNotices(['m1']);
    box.messages.length = 0;
    // The last call notes that the message was taken.
    await box
      .at('2026-11-16 09:00', faultyDatabase(db.calls(), 'before').db)
      .catch(() => undefined);
    expect(await keptOf('2026-11-16')).toEqual({ sending: 1 });
    await box.at('2026-11-16 09:06');
    expect(await keptOf('2026-11-16')).toEqual({ sent: 1 });
    const [first, second] = box.messages;
    expect(second).toEqual(first);
    expect(first?.repeat).toMatch(/^[\w-]{21}$/);
  });
});

describe('one whose tasks cannot be read', () => {
  it('holds up nobody else', async () => {
    const broken = idOf(scene.company.people, 'm1');
    await env.DB.prepare(
      `INSERT INTO task_notice_people (person_id, wanted, told) VALUES (?1, 1, 'null')`,
    )
      .bind(broken)
      .run();
    const box = mailbox();
    await expect(box.at('2026-11-16 09:00')).rejects.toThrow(TypeError);
    expect(box.messages.map(({ to }) => to)).toEqual(['m2@example.com']);
  });
});

describe('a notice that does not leave', () => {
  beforeEach(() => freshNotices(['m1']));

  it('is tried again with longer and longer rests, and the others wait as well', async () => {
    const down = mailbox(Array(9).fill('delivery_unavailable'));
    const tries = async (moment: string) => {
      await down.at(`2026-11-16 ${moment}`);
      const row = await env.DB.prepare('SELECT tries FROM task_notices').first<{ tries: number }>();
      return row?.tries;
    };
    expect(await tries('09:00')).toBe(1);
    expect(await tries('09:04')).toBe(1);
    expect(await tries('09:05')).toBe(2);
    expect(await tries('09:20')).toBe(3);
    expect(await tries('10:04')).toBe(3);
    expect(await tries('10:05')).toBe(4);
    expect(await keptOf('2026-11-16')).toEqual({ 'failed delivery_unavailable': 1 });
    expect(await mailbox().at('2026-11-16 11:00')).toEqual([]);
    expect(await mailbox().at('2026-11-17 09:00')).toEqual(['m1@example.com']);
  });

  it('is not tried again to an address that was refused', async () => {
    const box = mailbox(['address_refused']);
    await box.at('2026-11-16 09:00');
    expect(await box.at('2026-11-16 10:00')).toEqual([]);
    expect(await keptOf('2026-11-16')).toEqual({ 'failed address_refused': 1 });
  });

  it('is tried again after an answer got lost only where repetitions are told', async () => {
    const blind = mailbox(['fate_unknown']);
    await blind.at('2026-11-16 09:00');
    expect(await blind.at('2026-11-16 10:00')).toEqual([]);
    expect(await keptOf('2026-11-16')).toEqual({ 'failed fate_unknown': 1 });
    await freshNotices(['m1']);
    const telling = mailbox(['fate_unknown'], true);
    await telling.at('2026-11-16 09:00');
    expect(await telling.at('2026-11-16 10:00')).toEqual(['m1@example.com']);
  });

  it('is forgotten after thirty days, what was sent too', async () => {
    await mailbox().at('2026-11-16 09:00');
    await mailbox().at('2026-12-16 09:00');
    expect(await keptOf('2026-11-16')).toEqual({ sent: 1 });
    await mailbox().at('2026-12-17 09:00');
    expect(await keptOf('2026-11-16')).toEqual({});
  });
});

describe('nothing is sent', () => {
  it('where no delivery is configured, or HR has switched notices off', async () => {
    await mailbox().at('2026-11-16 09:00');
    await freshNotices(['m1']);
    const none = { ...mailbox(), deliver: undefined };
    await none.at('2026-11-16 09:00');
    await env.DB.prepare('UPDATE company SET task_notices_on = 0').run();
    expect(await mailbox().at('2026-11-16 09:00')).toEqual([]);
    expect(await keptOf('2026-11-16')).toEqual({});
  });

  it('to who wants none, who has no address, who has left, and who has nothing waiting', async () => {
    await freshNotices(['m2', 'h1', 'r1', 'r2']);
    const { id } = await scene.company.hr.post<{ id: string }>('/hr/people', {
      number: `x${await now()}`,
      name: '谢离职',
      email: 'gone@example.com',
      department: null,
    });
    await env.DB.batch([
      env.DB.prepare(`UPDATE people SET ended_at = 1 WHERE id = ?1`).bind(id),
      env.DB.prepare(
        `INSERT INTO task_notice_people (person_id, wanted, told) VALUES (?1, 0, '{}')`,
      ).bind(idOf(scene.company.people, 'm2')),
    ]);
    expect(await mailbox().at('2026-11-16 09:00')).toEqual([]);
  });

  it('for an office that is given to somebody else before the notice leaves', async () => {
    await freshNotices(['m1']);
    const box = mailbox(['delivery_unavailable']);
    await box.at('2026-11-16 09:00');
    await env.DB.prepare('UPDATE people SET email = NULL').run();
    expect(await box.at('2026-11-16 09:30')).toEqual([]);
    expect(await keptOf('2026-11-16')).toEqual({});
  });
});

describe('who stands in', () => {
  it('gets what waits for the absent person as long as it lasts, with its days', async () => {
    await freshNotices(['r2']);
    const box = mailbox();
    expect(await box.at('2026-11-16 09:00')).toEqual([]);
    const today = await now();
    const { people, hr } = scene.company;
    const { id } = await hr.post<{ id: string }>('/hr/substitutes', {
      department: scene.department,
      role: 'manager',
      person: idOf(people, 'r2'),
      from: today - 60,
      until: today + 7 * 86_400,
      reason: '出差',
    });
    expect(await box.at('2026-11-17 09:00')).toEqual(['r2@example.com']);
    const day = (at: number, locale: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
        at * 1000,
      );
    const [from, last] = [today - 60, today + 7 * 86_400 - 1];
    const { text } = box.messages[0] ?? { text: '' };
    expect(text).toContain(
      `您代理的工作（${day(from, 'zh-CN')}至${day(last, 'zh-CN')}）：\n- 待填写的考核表：3项\n`,
    );
    expect(text).toContain(`(${day(from, 'en-GB')} to ${day(last, 'en-GB')})`);
    await hr.post(`/hr/substitutes/${id}/end`, { revision: 1 });
    await freshNotices(['r2']);
    expect(await box.at('2026-11-18 09:00')).toEqual([]);
  });
});
