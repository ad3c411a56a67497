import { INDICATOR_IDS } from '../../shared/form/indicators.ts';
import { customerScore } from '../../shared/scoring/customer-score.ts';
import { openLink } from '../client/rater-client.ts';
import { refusalOf } from './refusal.ts';
import { shortenJson } from './shorten.ts';
import type { CastBallot, Stage } from './stage.ts';
import { tracesOf } from './whole-database.ts';

/**
 * Step 9: the reviewer releases, the manager reads, the clock closes the window.
 *
 * @param clock runs what the platform runs every minute
 */
export async function release(
  { tell, wire, staffWire, storage, scene }: Stage,
  cast: readonly CastBallot[],
  clock: () => Promise<void>,
): Promise<void> {
  const [first] = cast;
  if (first === undefined) throw new Error('nobody rated');
  const { reviewer, manager, cycle, department } = scene;
  const id = first.survey.survey;
  const keys = await storage.rows(`SELECT keys FROM surveys WHERE id = '${id}'`);
  await reviewer.post(`/reviewer/surveys/${id}/release`, { confirmation: department.name });

  tell.step(9, 'Release and purge');
  tell.exchange(staffWire.last());
  const { result } = await manager.post<{ result: { customerScoreTenths: number } }>(
    '/manager/results',
    { cycle, department: department.id },
  );
  tell.line(`The manager reads: ${shortenJson(JSON.stringify(result))}`);
  await clock();
  const left = await storage.keys();
  tell.inside(
    'R2, once the clock has closed the window',
    left.map(({ key }) => key),
  );
  tell.sees('single answers in random order, until the purge a year after the cycle’s end.');
  tell.cannotSee('which row a link had: with link-key gone, not even the link itself finds it.');
  tell.holds(
    'nothing was released before the database noted that the keys are gone',
    keys[0]?.['keys'] === 'destroyed',
  );
  const sums = INDICATOR_IDS.map((_, index) =>
    cast.reduce((sum, { ballot }) => sum + (ballot.ratings[index] ?? 0), 0),
  );
  const exact = customerScore(first.opened.manifest.form, sums, cast.length);
  tell.holds(
    'the published customer score is that of exactly these ballots',
    result.customerScoreTenths === exact.tenths,
  );
  tell.holds(
    'beside the anchor of the audit log only the keys of the evidence and of what staff wrote are left; the purge, which is not played here, destroys both',
    left.map(({ key }) => key).join() === `audit-heads,evidence/${id},words/${cycle}`,
  );
  const refusal = await refusalOf(openLink(wire.fetch, first.link));
  tell.holds(`the link opens nothing any more: ${refusal}`, refusal === '404 link_unknown');
  tell.holds(
    'no token, blinded number or text of evidence is in any table, to the end',
    tracesOf(cast, await storage.dump()).length === 0,
  );
}
