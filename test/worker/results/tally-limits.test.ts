import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { INDICATOR_IDS } from '../../../shared/form/indicators.ts';
import { hexOf } from '../../../shared/wire/bytes.ts';
import { readBallots, type TallyRecord, writeTally } from '../../../worker/results/tally-store.ts';
import { openScene, passClose } from '../support/scene.ts';
import { surveyIdOf } from '../support/survey.ts';

/** The most ballots that a survey may have. */
const most = 500;
/** What D1 takes: bytes of one bound value, bound values of one statement, bytes of its SQL. */
const limits = { value: 2_000_000, values: 100, sql: 100_000 };

let survey: string;

beforeAll(async () => {
  const scene = await openScene();
  survey = await surveyIdOf(scene);
  await env.DB.prepare(
    `WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ?2)
     INSERT INTO ballots (survey_id, ballot_hash, prefix, signature, sealed)
     SELECT ?1, randomblob(32), randomblob(32), randomblob(256), randomblob(9297) FROM more`,
  )
    .bind(survey, most)
    .run();
  await passClose(scene);
});

/** D1 that says of every statement how large it is. */
function measuring(): { db: D1Database; sizes: { sql: number; values: number[] }[] } {
  const sizes: { sql: number; values: number[] }[] = [];
  const db = new Proxy(env.DB, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown;
      return (sql: string) => ({
        bind: (...values: unknown[]) => {
          const lengths = values.map((value) => new TextEncoder().encode(String(value)).length);
          sizes.push({ sql: sql.length, values: lengths });
          return target.prepare(sql).bind(...values);
        },
      });
    },
  });
  return { db, sizes };
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe('the largest survey there may be', () => {
  it('104: is read whole, and written in one batch of which no statement exceeds what D1 takes', async () => {
    const ballots = await readBallots(env.DB, survey);
    const { results: lying } = await env.DB.prepare(
      `SELECT hex(prefix) || hex(signature) || hex(sealed) AS row FROM ballots
       WHERE survey_id = ?1 ORDER BY ballot_hash`,
    )
      .bind(survey)
      .all<{ row: string }>();
    const rows = ballots.map(({ prefix, signature, sealed }) =>
      [prefix, signature, sealed].map(hexOf).join('').toUpperCase(),
    );
    expect(rows).toHaveLength(most);
    expect(rows).toEqual(lying.map(({ row }) => row));

    const record: TallyRecord = {
      outcome: 'tallied',
      activated: most,
      received: most,
      rejected: 0,
      spoiled: 0,
      counted: most,
      unopened: 0,
      figures: {
        sums: INDICATOR_IDS.map(() => 10 * most),
        answers: Array.from({ length: 9 * most }, (_, index) => ({
          id: random(16),
          indicator: INDICATOR_IDS[index % 9] ?? 'outcome',
          rating: 10,
          text: '',
          evidence: random(1040),
        })),
        receipts: Array.from({ length: most }, () => 'A'.repeat(16)),
      },
    };
    const { db, sizes } = measuring();
    await env.DB.batch(writeTally(db, survey, record));
    const { results } = await env.DB.prepare(
      `SELECT count(*) AS answers, min(length(evidence)) AS shortest,
         (SELECT count(*) FROM ballots) AS ballots FROM answers`,
    ).all();
    expect(results).toEqual([{ answers: 9 * most, shortest: 1040, ballots: 0 }]);
    expect(Math.max(...sizes.flatMap(({ values }) => values))).toBeLessThan(limits.value);
    expect(Math.max(...sizes.map(({ values }) => values.length))).toBeLessThan(limits.values);
    expect(Math.max(...sizes.map(({ sql }) => sql))).toBeLessThan(limits.sql);
    // The writing is a small part of the thousand that one run may ask for twenty surveys.
    expect(sizes.length).toBeLessThan(20);
  });
});
