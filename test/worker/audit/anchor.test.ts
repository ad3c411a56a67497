import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { rate } from '../../../scripts/client/rater-client.ts';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { anchorHeads } from '../../../worker/audit/anchor.ts';
import { runClock } from '../support/clock.ts';
import { dumpDatabase } from '../support/dump.ts';
import { expectRefusal } from '../support/refusal.ts';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, plain, raterOf, surveyIdOf } from '../support/survey.ts';
import { workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

interface Standing {
  chains: { chain: string; entries: number; anchored: number }[];
  mismatches: { id: string; chain: string; seq: number; secondBy: string | null }[];
}

const standing = (scene: Scene) => scene.company.hr.get<Standing>('/audit/standing');
const ballot = plain([7, 8, 9, 6, 7, 8, 10, 5, 7]);
const vote = async (scene: Scene, index = 0) => {
  const { opened, survey } = await raterOf(scene, index);
  return rate(workerFetch, opened, survey, ballot);
};

/** What somebody can do who writes to the database and has taken its guards away. */
async function tamper(...sql: string[]): Promise<void> {
  const guards = ['audit_entries_never_change', 'audit_entries_never_go'];
  await env.DB.batch(
    [...guards.map((guard) => `DROP TRIGGER IF EXISTS ${guard}`), ...sql].map((each) =>
      env.DB.prepare(each),
    ),
  );
}
const rollBack = () => tamper(`DELETE FROM audit_log WHERE chain = 'windows' AND seq > 3`);

/** A second HR account beside the scene's. */
async function secondHr({ company }: Scene): Promise<StaffClient> {
  const id = company.people.get('mC1') ?? '';
  await company.hr.put(`/hr/people/${id}/roles`, {
    revision: 1,
    hr: true,
    leadership: false,
    auditor: false,
  });
  return company.signInAs('mC1');
}

describe('the anchor of the log', () => {
  it('holds the last entry of each chain as soon as an action is answered', async () => {
    const scene = await openScene();
    const { chains, mismatches } = await standing(scene);
    expect(chains.map((each) => each.anchored)).toEqual(chains.map((each) => each.entries));
    expect(chains.find(({ chain }) => chain === 'windows')?.entries).toBeGreaterThan(4);
    expect(mismatches).toEqual([]);
  });

  it('holds the note of a refusal as soon as somebody is refused', async () => {
    const scene = await openScene();
    await expectRefusal(() => scene.manager.post('/hr/departments'), 403, 'role_missing');
    const { chains } = await standing(scene);
    const views = chains.find(({ chain }) => chain === 'views');
    expect(views).toMatchObject({ entries: 1, anchored: 1 });
  });

  it('follows with the clock when R2 did not answer, and the action stands', async () => {
    const scene = await openScene();
    await env.KEYS.delete('audit-heads');
    await runClock();
    const { chains } = await standing(scene);
    expect(chains.map((each) => each.anchored)).toEqual(chains.map((each) => each.entries));
  });

  it('is written by several at once without going back', async () => {
    const scene = await openScene();
    await env.KEYS.delete('audit-heads');
    await Promise.all(Array.from({ length: 10 }, () => anchorHeads(env.DB, env.KEYS)));
    const { chains, mismatches } = await standing(scene);
    expect(chains.map((each) => each.anchored)).toEqual(chains.map((each) => each.entries));
    expect(mismatches).toEqual([]);
  });

  it.each([
    ['entries were cut off', [`DELETE FROM audit_log WHERE chain = 'windows' AND seq > 3`]],
    [
      'the last entry was rewritten with a hash of its own',
      [
        `UPDATE audit_log SET actor = 'x', hash = randomblob(32)
         WHERE chain = 'windows' AND seq = (SELECT max(seq) FROM audit_log WHERE chain = 'windows')`,
      ],
    ],
    ['a whole chain is gone', [`DELETE FROM audit_log WHERE chain = 'windows'`]],
  ])('116: shows that %s, once', async (_, sql) => {
    const scene = await openScene();
    await tamper(...sql);
    await runClock();
    await runClock();
    expect((await standing(scene)).mismatches).toMatchObject([
      { chain: 'windows', secondBy: null },
    ]);
  });

  it('116: shows that entries were cut off even when others have grown in their place', async () => {
    const scene = await openScene();
    await rollBack();
    const { company, window } = scene;
    for (let times = 0; times < 12; times += 1) {
      const closesAt = (await company.hr.get<{ closesAt: number }>(`/hr/windows/${window}`))
        .closesAt;
      await company.hr.post(`/hr/windows/${window}/extend`, {
        from: closesAt,
        closesAt: closesAt + 60,
      });
    }
    expect((await standing(scene)).mismatches).toHaveLength(1);
  });
});

describe('a log that does not bear out its anchor', () => {
  it('stops every use of a link, and leaves the link as it was', async () => {
    const scene = await openScene();
    await vote(scene, 0);
    await rollBack();
    await runClock();
    const before = await dumpDatabase();
    await expect(vote(scene, 1)).rejects.toMatchObject({ status: 503, code: 'rating_halted' });
    const { link_surveys: links, ballots } = await dumpDatabase();
    expect([links, ballots]).toEqual([before['link_surveys'], before['ballots']]);
  });

  it('lets no window open and no ballot be opened', async () => {
    const scene = await openScene();
    await castAll(
      scene,
      Array.from({ length: 6 }, () => ballot),
    );
    await rollBack();
    await runClock();
    const survey = await surveyIdOf(scene);
    const state = async () =>
      (await env.DB.prepare('SELECT state FROM windows').first<{ state: string }>())?.state;
    expect(await state()).toBe('issued');
    await passClose(scene);
    await runClock();
    await expectRefusal(
      () => scene.reviewer.post(`/reviewer/surveys/${survey}/tally`),
      503,
      'rating_halted',
    );
    expect((await dumpDatabase())['answers']).toEqual([]);
  });

  it('goes on after two people have acknowledged it, not after one twice', async () => {
    const scene = await openScene();
    const other = await secondHr(scene);
    await rollBack();
    await runClock();
    const [mismatch] = (await standing(scene)).mismatches;
    const acknowledge = (who: StaffClient) =>
      who.post<{ acknowledgements: number }>(`/audit/mismatches/${mismatch?.id}/acknowledge`);
    expect(await acknowledge(scene.company.hr)).toEqual({ acknowledgements: 1 });
    expect(await acknowledge(scene.company.hr)).toEqual({ acknowledgements: 1 });
    await expect(vote(scene)).rejects.toMatchObject({ code: 'rating_halted' });
    expect(await acknowledge(other)).toEqual({ acknowledgements: 2 });
    expect(await acknowledge(other)).toEqual({ acknowledgements: 2 });
    expect(await vote(scene)).toMatch(/^[A-Z2-7]{16}$/);
    const { chains } = await standing(scene);
    expect(chains.map((each) => each.anchored)).toEqual(chains.map((each) => each.entries));
  });

  it('is not acknowledged by whoever writes to the database, and says so', async () => {
    const scene = await openScene();
    await rollBack();
    await runClock();
    await tamper(
      `UPDATE audit_mismatches SET first_by = (SELECT min(id) FROM people),
        second_by = (SELECT max(id) FROM people)`,
    );
    await runClock();
    await expect(vote(scene)).rejects.toMatchObject({ code: 'rating_halted' });
    const { chains, mismatches } = await standing(scene);
    expect(mismatches).toMatchObject([{ chain: 'windows', secondBy: null }]);
    const windows = chains.find(({ chain }) => chain === 'windows');
    expect(windows?.anchored).toBeGreaterThan(windows?.entries ?? 0);
  });

  it('stops everything again when it happens again', async () => {
    const scene = await openScene();
    const other = await secondHr(scene);
    await rollBack();
    await runClock();
    const [mismatch] = (await standing(scene)).mismatches;
    for (const who of [scene.company.hr, other]) {
      await who.post(`/audit/mismatches/${mismatch?.id}/acknowledge`);
    }
    await tamper(`DELETE FROM audit_log WHERE chain = 'windows' AND seq > 2`);
    await runClock();
    await expect(vote(scene)).rejects.toMatchObject({ code: 'rating_halted' });
    expect(
      (await standing(scene)).mismatches.filter((each) => each.secondBy === null),
    ).toHaveLength(1);
  });
});
