import { INDICATOR_IDS } from '../../shared/form/indicators.ts';
import { endWindow } from '../client/window.ts';
import { activateFor } from '../client/rater-client.ts';
import type { KeyVault } from '../../worker/windows/key-vault.ts';
import { refusalOf } from './refusal.ts';
import { shortenHex } from './shorten.ts';
import type { CastBallot, Stage } from './stage.ts';
import { openStored } from './whole-database.ts';

const answersSql = 'SELECT id, indicator, rating, evidence FROM answers';

/** Step 8: the close, then the tally. */
export async function tally(
  stage: Stage,
  cast: readonly CastBallot[],
  vault: KeyVault,
): Promise<void> {
  const { tell, wire, staffWire, storage, scene } = stage;
  const [first] = cast;
  if (first === undefined) throw new Error('nobody rated');
  const id = first.survey.survey;
  const { company, reviewer, window, cycleLabel } = scene;
  await endWindow(company.hr, [reviewer], window, {
    kind: 'early_close',
    label: cycleLabel,
    reason: 'Everybody has answered',
  });
  const readable = await openStored(vault, cast);
  const keysBefore = await storage.keys();
  await reviewer.post(`/reviewer/surveys/${id}/tally`);

  tell.step(8, 'Tally after the close', 'RFC 9474 Verify, RFC 9180 Open');
  tell.inside('R2, before', keysBefore.map(keyLine));
  tell.exchange(staffWire.last());
  tell.inside('R2, after', (await storage.keys()).map(keyLine));
  const answers = await storage.rows(answersSql);
  tell.inside(`D1: the first of ${answers.length} answers, as they are stored`, [
    ...answers.slice(0, 6).map(answerLine),
    '…',
  ]);
  tell.sees('all ballots of the survey at once, in memory: it opens them and tears them apart.');
  tell.cannotSee(
    'whose they were; and once the keys are gone, which nine answers were one ballot.',
  );
  tell.holds(
    'before it, the Worker’s secret and the key store did open the stored ballots',
    readable?.length === cast.length &&
      cast.every(({ ballot }) => readable.includes(JSON.stringify(ballot))),
  );
  tell.holds(
    'now a backup’s ballots stay shut even with that secret: survey-keys is gone from R2',
    (await openStored(vault, cast)) === undefined &&
      (await storage.keys()).every(({ key }) => key !== `survey-keys/${id}`),
  );
  tell.holds(
    `the ballots are deleted; ${cast.length} ballots became 9 × ${cast.length} answers`,
    (await storage.count('SELECT count(*) FROM ballots')) === 0 &&
      answers.length === 9 * cast.length,
  );
  tell.holds(
    'every rating is there as it was given, under its indicator',
    sameRatings(answers, cast),
  );
  const ids = answers.map((row) => String(row['id']));
  tell.holds(
    'answers lie in the order of their random ids, and nothing groups nine of them',
    ids.join() === ids.toSorted().join() &&
      (await storage.columns('answers')).join() === 'survey_id,id,indicator,rating,evidence',
  );
  const refusal = await refusalOf(activateFor(wire.fetch, first.opened, first.prepared));
  tell.holds(`even the same blinded number: ${refusal}`, refusal === '410 survey_finished');
  await receipts(stage, cast);
}

/** The second half of step 7: the list in which raters look for their receipts. */
async function receipts({ tell, wire, scene }: Stage, cast: readonly CastBallot[]): Promise<void> {
  const url = `${scene.company.origin}/api/rate/receipts/${scene.window}`;
  const fetchList = () => wire.fetch(url, { method: 'GET', headers: {} });
  await fetchList();
  const { answer } = wire.last();
  tell.line('And of step 7, the list of receipts:');
  tell.exchange(wire.last());
  const listed = [...answer.matchAll(/"(?<receipt>[A-Z2-7]{16})"/gu)].map((match) =>
    String(match[1]),
  );
  tell.inside('as anybody may read it', [listed.join(' ')]);
  tell.holds(
    `all ${cast.length} receipts are in it, filled up to ${scene.links.length} links and sorted`,
    cast.every(({ receipt }) => listed.includes(receipt)) &&
      listed.length === scene.links.length &&
      listed.join() === listed.toSorted().join(),
  );
  await fetchList();
  tell.holds('asked again, the list is the same bytes', wire.last().answer === answer);
}

function keyLine({ key, size }: { key: string; size: number }): string {
  return `${key} (${size.toLocaleString('en')} bytes, wrapped)`;
}

function answerLine(row: Record<string, string | number | null>): string {
  const { id, indicator, rating, evidence } = row;
  const shown = shortenHex(String(evidence));
  return `id ${shortenHex(String(id))}, ${indicator}, rating ${rating}, evidence ${shown}`;
}

function sameRatings(
  answers: readonly Record<string, string | number | null>[],
  cast: readonly CastBallot[],
): boolean {
  return INDICATOR_IDS.every((id, index) => {
    const given = cast.map(({ ballot }) => ballot.ratings[index] ?? 0);
    const stored = answers
      .filter((row) => row['indicator'] === id)
      .map((row) => Number(row['rating']));
    return sorted(given).join() === sorted(stored).join();
  });
}

function sorted(ratings: readonly number[]): number[] {
  return ratings.toSorted((a, b) => a - b);
}
