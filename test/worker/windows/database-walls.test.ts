import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetStorage } from '../support/reset.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { alike, castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';

beforeEach(resetStorage);

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

const refuses = (name: string, sql: string, ...values: unknown[]) =>
  expect(run(sql, ...values)).rejects.toThrow(name);

/** Whether a move happened, was refused by the named trigger, or failed otherwise. */
const outcomeOf = (move: Promise<unknown>, trigger: string) =>
  move.then(
    () => 'moved',
    (error: Error) => (error.message.includes(trigger) ? 'refused' : error.message),
  );

const windowStates = 'draft submitted approved preparing ready issued open grace closed void'.split(
  ' ',
);
const windowMoves: Record<string, string> = {
  draft: 'submitted void',
  submitted: 'draft approved void',
  approved: 'preparing void',
  preparing: 'ready void',
  ready: 'issued void',
  issued: 'open grace void',
  open: 'grace void',
  grace: 'closed void',
  closed: '',
  void: '',
};
const surveyStates = 'pending tallied published withheld void purged'.split(' ');
const surveyMoves: Record<string, string> = {
  pending: 'tallied withheld void',
  tallied: 'published void purged',
  published: 'purged',
  withheld: 'purged',
  void: 'purged',
  purged: '',
};

/** Puts a row into a state against the trigger, which is taken away and put back. */
async function force(trigger: string, sql: string, ...values: unknown[]): Promise<void> {
  const row = await env.DB.prepare('SELECT sql FROM sqlite_schema WHERE name = ?1')
    .bind(trigger)
    .first<{ sql: string }>();
  await env.DB.batch([
    env.DB.prepare(`DROP TRIGGER ${trigger}`),
    env.DB.prepare(sql).bind(...values),
    env.DB.prepare(row?.sql ?? ''),
  ]);
}

async function tallied(): Promise<{ scene: Scene; survey: string }> {
  const scene = await openScene();
  await castAll(scene, alike(5));
  const survey = await surveyIdOf(scene);
  await passClose(scene);
  await tallyBy(scene, survey);
  return { scene, survey };
}

describe('the database, whoever writes to it,', () => {
  it('moves windows only forward', async () => {
    const { window } = await openScene();
    for (const from of windowStates) {
      for (const to of windowStates.filter((state) => state !== from)) {
        const reasonOf = (state: string) => (state === 'void' ? '为了测试' : null);
        await force(
          'windows_only_move_forward',
          'UPDATE windows SET state = ?2, void_reason = ?3 WHERE id = ?1',
          window,
          from,
          reasonOf(from),
        );
        const move = run(
          'UPDATE windows SET state = ?2, void_reason = ?3 WHERE id = ?1',
          window,
          to,
          reasonOf(to),
        );
        const outcome = await outcomeOf(move, 'window_moves_only_forward');
        const allowed = windowMoves[from]?.split(' ').includes(to) === true;
        expect([from, to, outcome]).toEqual([from, to, allowed ? 'moved' : 'refused']);
      }
    }
  });

  it('moves surveys only forward', async () => {
    const scene = await openScene();
    const survey = await surveyIdOf(scene);
    await run("UPDATE surveys SET keys = 'destroyed' WHERE id = ?1", survey);
    await run(
      `INSERT INTO purges (cycle_id, state, announced_at, started_at, counts)
       VALUES (?1, 'running', 1, 2, '{}')`,
      scene.cycle,
    );
    for (const from of surveyStates) {
      for (const to of surveyStates.filter((state) => state !== from)) {
        await force(
          'surveys_only_move_forward',
          'UPDATE surveys SET state = ?2 WHERE id = ?1',
          survey,
          from,
        );
        const move = run('UPDATE surveys SET state = ?2 WHERE id = ?1', survey, to);
        const outcome = await outcomeOf(move, 'survey_moves_only_forward');
        const allowed = surveyMoves[from]?.split(' ').includes(to) === true;
        expect([from, to, outcome]).toEqual([from, to, allowed ? 'moved' : 'refused']);
      }
    }
  });

  it('123: keeps the manifest, the dates and the threshold as they were when links existed', async () => {
    const { window } = await openScene();
    for (const change of [
      "manifest = '{}'",
      'manifest_hash = randomblob(32)',
      'opens_at = opens_at - 1',
      'planned_close_at = planned_close_at - 1',
      'latest_close_at = latest_close_at + 1',
      'grace_minutes = 60',
      'threshold = 3',
    ]) {
      await refuses('manifest_is_frozen', `UPDATE windows SET ${change} WHERE id = ?1`, window);
    }
    for (const change of [
      "manifest = '{}'",
      'signing_key = randomblob(294)',
      'sealing_key = randomblob(65)',
      'links_issued = 99',
    ]) {
      await refuses('survey_manifest_is_frozen', `UPDATE surveys SET ${change}`);
    }
  });

  it('71: moves no close that has passed, and none past the latest', async () => {
    const scene = await openScene();
    const late = 'UPDATE windows SET closes_at = latest_close_at + 1 WHERE id = ?1';
    await refuses('close_never_passes_the_latest', late, scene.window);
    await passClose(scene);
    const reopen = 'UPDATE windows SET closes_at = closes_at + 60 WHERE id = ?1';
    await refuses('close_has_passed', reopen, scene.window);
  });

  it('has one signature for a link, and never takes it back', async () => {
    const scene = await openScene();
    await castAll(scene, [plain(Array<number>(9).fill(7))]);
    const used = 'WHERE blinded_hash IS NOT NULL';
    await refuses('link_is_used', `UPDATE link_surveys SET blinded_hash = randomblob(32) ${used}`);
    await refuses('link_is_used', `UPDATE link_surveys SET blinded_hash = NULL ${used}`);
  });

  it('takes ballots and answers only of pending surveys', async () => {
    const { survey } = await tallied();
    await refuses(
      'survey_is_finished',
      `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
       VALUES (?1, randomblob(32), randomblob(32), randomblob(256), randomblob(9297))`,
      survey,
    );
    await refuses(
      'survey_is_finished',
      `INSERT INTO answers (survey_id, id, indicator, rating, evidence)
       VALUES (?1, randomblob(16), 'quality', 10, randomblob(1040))`,
      survey,
    );
  });

  it('never changes a ballot, an answer, a result or an entry of the audit log', async () => {
    const { scene, survey } = await tallied();
    await castIntoOther(scene);
    await refuses('ballot_is_sealed', 'UPDATE ballots SET sealed = randomblob(9297)');
    await refuses('answer_is_final', 'UPDATE answers SET rating = 10');
    await refuses('answer_is_final', 'DELETE FROM answers');
    await releaseBy(scene, survey);
    await refuses('answer_is_final', 'DELETE FROM answers');
    await refuses('result_is_final', 'UPDATE published_results SET customer_score_tenths = 1000');
    await refuses('result_is_final', 'DELETE FROM published_results');
    await refuses('audit_log_is_final', "UPDATE audit_log SET actor = 'nobody'");
    await refuses('audit_log_is_final', 'DELETE FROM audit_log');
  });

  it('takes a result only of a survey in that very state, and with figures only if published', async () => {
    const { scene, survey } = await tallied();
    const insert = `INSERT INTO published_results
      (survey_id, cycle_id, department_id, outcome, customer_score_tenths, band, released_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`;
    const row = [survey, scene.cycle, scene.service] as const;
    await refuses('result_does_not_fit_its_survey', insert, ...row, 'published', 900, '5-7', 1);
    await refuses('result_does_not_fit_its_survey', insert, ...row, 'withheld', null, null, null);
    await run("UPDATE surveys SET state = 'void' WHERE id = ?1", survey);
    await refuses('only_a_published_result_has_figures', insert, ...row, 'void', 900, '5-7', 1);
  });

  it('publishes nothing before the keys are gone', async () => {
    const { survey } = await tallied();
    await run("UPDATE surveys SET keys = 'made' WHERE id = ?1", survey);
    await refuses(
      'nothing_is_released_before_keys_are_gone',
      "UPDATE surveys SET state = 'published' WHERE id = ?1",
      survey,
    );
  });
});

/** A ballot in the box of the survey that is still pending. */
async function castIntoOther(scene: Scene): Promise<void> {
  const other = await surveyIdOf(scene, scene.production);
  await run(
    `INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
     VALUES (?1, randomblob(32), randomblob(32), randomblob(256), randomblob(9297))`,
    other,
  );
}
