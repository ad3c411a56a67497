import { env } from 'cloudflare:workers';
import { firstBrokenEntry } from '../../../worker/audit/store.ts';

const surveysSql = `SELECT s.id, s.state, s.keys, s.links_issued AS issued, t.counted, t.sums,
    (SELECT count(*) FROM link_surveys WHERE survey_id = s.id) AS links,
    (SELECT count(*) FROM link_surveys WHERE survey_id = s.id AND blinded_hash IS NOT NULL) AS used,
    (SELECT count(*) FROM ballots WHERE survey_id = s.id) AS ballots,
    (SELECT count(*) FROM answers WHERE survey_id = s.id) AS answers,
    (SELECT count(*) FROM survey_receipts WHERE survey_id = s.id) AS receipts,
    (SELECT count(*) FROM published_results WHERE survey_id = s.id) AS results
  FROM surveys s LEFT JOIN tallies t ON t.survey_id = s.id`;

interface Row {
  id: string;
  state: string;
  keys: string;
  issued: number;
  counted: number | null;
  sums: string | null;
  links: number;
  used: number;
  ballots: number;
  answers: number;
  receipts: number;
  results: number;
}

/** What must hold of a survey at any moment, whatever crashed. */
function faultsOf(row: Row): string[] {
  const isTallied = row.state === 'tallied' || row.state === 'published';
  const isFinished = row.state !== 'pending';
  // Void after the tally: what was counted stays in the list of receipts.
  const isVoid = row.state === 'void';
  const holds: Record<string, boolean> = {
    'no more ballots than used links': row.ballots <= row.used,
    'no more used links than issued': row.used <= row.issued || row.links === 0,
    'answers are nine a counted ballot or none':
      row.answers === (isTallied ? 9 * (row.counted ?? -1) : 0),
    'figures are there once tallied': (row.sums !== null) === isTallied,
    'receipts are there once tallied': isTallied
      ? row.receipts === 1
      : isVoid || row.receipts === 0,
    'ballots are gone once finished': !isFinished || row.ballots === 0,
    'there is a tally once finished': isFinished === (row.counted !== null),
    'a result is there once it is final':
      (row.results === 1) === (isFinished && row.state !== 'tallied'),
    'nothing is released before the keys are gone':
      row.state !== 'published' || row.keys === 'destroyed',
  };
  return Object.entries(holds).flatMap(([name, isSo]) => (isSo ? [] : [`${row.id}: ${name}`]));
}

/** The invariants of the rating protocol that do not hold now; the audit chains among them. */
export async function brokenInvariants(): Promise<string[]> {
  const { results } = await env.DB.prepare(surveysSql).all<Row>();
  const broken = results.flatMap(faultsOf);
  for (const chain of ['windows', 'views', 'appraisals'] as const) {
    if ((await firstBrokenEntry(env.DB, chain)) !== undefined) broken.push(`the chain of ${chain}`);
  }
  return broken;
}
