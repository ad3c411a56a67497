import { decodeBallot } from '../../shared/rating-protocol/ballot.ts';
import { importSealingKeys, openSealedBallot } from '../../shared/rating-protocol/open-ballot.ts';
import { hexOf, textBytes } from '../../shared/wire/bytes.ts';
import { type KeyVault, KeyUnavailable } from '../../worker/windows/key-vault.ts';
import { loadSurveyKeys } from '../../worker/windows/survey-keys.ts';
import { bytesOf, couldBelongTogether } from './blinding.ts';
import type { CastBallot, Stage } from './stage.ts';

/** What the whole database tells, with every ballot in the box and none opened. */
export async function searchWhileOpen(
  { tell, storage }: Stage,
  cast: readonly CastBallot[],
): Promise<void> {
  tell.heading('Meanwhile: the whole database, while the window is open');
  const of = async (table: string) => (await storage.columns(table)).join(', ');
  tell.inside('D1', [
    `links: ${await of('links')}`,
    `link_surveys: ${await of('link_surveys')}`,
    `ballots: ${await of('ballots')}`,
  ]);
  const shared = await storage.rows(
    `SELECT DISTINCT b.name FROM pragma_table_info('ballots') b JOIN
     (SELECT name FROM pragma_table_info('links') UNION ALL
      SELECT name FROM pragma_table_info('link_surveys')) l ON l.name = b.name`,
  );
  tell.holds(
    'links and ballots have no column in common but survey_id',
    shared.length === 1 && shared[0]?.['name'] === 'survey_id',
  );
  const pairs = await storage.count(
    `SELECT count(*) FROM link_surveys ls JOIN ballots b ON b.survey_id = ls.survey_id
     WHERE ls.blinded_hash IS NOT NULL`,
  );
  tell.holds(
    `joined on it, each of ${cast.length} used links meets each of ${cast.length} ballots: ${pairs} pairs`,
    pairs === cast.length ** 2,
  );
  const equal = await storage.count(
    `WITH of_links (value) AS (
       SELECT id FROM links UNION ALL SELECT token_mac FROM links
       UNION ALL SELECT blinded_hash FROM link_surveys WHERE blinded_hash IS NOT NULL)
     SELECT count(*) FROM ballots b JOIN of_links l ON l.value IN (b.ballot_hash, b.prefix)
       OR instr(b.signature, l.value) > 0 OR instr(b.sealed, l.value) > 0`,
  );
  tell.holds('no id, MAC or hash of a link occurs anywhere in a ballot’s row', equal === 0);
  tell.holds(
    `recording every request would not help: all ${pairs} pairs of blinded number and signature fit`,
    cast.every((link) => cast.every((ballot) => couldBelongTogether(link, ballot))),
  );
  const found = tracesOf(cast, await storage.dump());
  tell.holds('no token, blinded number or text of evidence is in any table', found.length === 0);
}

/** Opens the stored ballots as the tally would; undefined when the key object is gone. */
export async function openStored(
  vault: KeyVault,
  cast: readonly CastBallot[],
): Promise<string[] | undefined> {
  const opened: string[] = [];
  for (const { opened: window, survey, prepared } of cast) {
    const keys = await loadSurveyKeys(vault, survey.survey).catch((error: unknown) => {
      if (error instanceof KeyUnavailable) return undefined;
      throw error;
    });
    if (keys === undefined) return undefined;
    const context = {
      fp: window.fp,
      surveyManifestHash: bytesOf(prepared.surveyManifestHash),
    };
    const sealing = await importSealingKeys(keys.sealing);
    const bytes = await openSealedBallot(sealing, context, bytesOf(prepared.sealed));
    const ballot = bytes.ok ? decodeBallot(bytes.value) : bytes;
    if (ballot.ok) opened.push(JSON.stringify(ballot.value));
  }
  return opened;
}

/** Those of the raters' secrets that occur in a dump, in clear, base64url or hexadecimal. */
export function tracesOf(cast: readonly CastBallot[], dump: string): string[] {
  return cast.flatMap(({ opened, prepared, ballot }) => {
    const bytes = [opened.token, prepared.blinded, prepared.inverse];
    const texts = ballot.texts.filter((text) => text !== '');
    return [...bytes, ...bytes.map((text) => hexOf(bytesOf(text))), ...texts]
      .concat(texts.map((text) => hexOf(textBytes(text))))
      .filter((trace) => dump.includes(trace));
  });
}
