import type {
  Correction,
  FrozenVersion,
  ObjectionMark,
  SignatureMark,
} from '../../shared/appraisal/total-record.ts';

/** Where a total belongs. */
export interface TotalPlace {
  cycle: string;
  department: string;
}

/** What a total was made of at some time, without the text. */
export interface SeenContent {
  number: number;
  version: number;
  fingerprint: string;
}

/** A signature of one content. */
export type Signature = Omit<SignatureMark, 'name'> & {
  contentNumber: number;
  person: { id: string; name: string };
};

/** A frozen version of the record. */
export type FrozenTotal = FrozenVersion & { contentNumber: number };

/** An objection to one content. */
export type Objection = ObjectionMark & { contentNumber: number };

/** Everything that became of a total so far, each list oldest first. */
export interface TotalRecord {
  /** The state of all that a total is made of; changes with any of it. */
  mark: string;
  contents: SeenContent[];
  signatures: Signature[];
  frozen: FrozenTotal[];
  corrections: Correction[];
  objections: Objection[];
}

const ofPlace = 'cycle_id = ?1 AND department_id = ?2';
/** Reads the mark of the place ?1, ?2: whoever writes expects it to be as it was read. */
export const markSql = `SELECT json_array(
  (SELECT json_group_array(json_array(kind, state, revision))
    FROM (SELECT kind, state, revision FROM sheets WHERE ${ofPlace} ORDER BY kind)),
  (SELECT json_group_array(json_array(outcome, customer_score_tenths))
    FROM (SELECT outcome, customer_score_tenths FROM published_results
      WHERE ${ofPlace} ORDER BY survey_id)),
  (SELECT count(*) FROM cycle_departments WHERE ${ofPlace} AND no_survey_reason IS NOT NULL),
  (SELECT count(*) FROM frozen_totals WHERE ${ofPlace}),
  (SELECT count(*) FROM total_corrections WHERE ${ofPlace}),
  (SELECT count(*) FROM objections WHERE ${ofPlace} AND outcome IS NULL))`;
const contentsSql = `SELECT number, version, fingerprint FROM total_contents
  WHERE ${ofPlace} ORDER BY number`;
const signaturesSql = `SELECT s.content_number AS contentNumber, c.version, s.role,
    p.id, p.name, absent.name AS standsInFor, s.without_customer_score AS withoutCustomerScore,
    s.signed_at AS at
  FROM total_signatures s JOIN total_contents c ON c.cycle_id = s.cycle_id
      AND c.department_id = s.department_id AND c.number = s.content_number
    JOIN people p ON p.id = s.person_id LEFT JOIN people absent ON absent.id = s.stands_in_for
  WHERE s.cycle_id = ?1 AND s.department_id = ?2 ORDER BY s.signed_at, s.content_number, s.role`;
const frozenSql = `SELECT f.version, f.content_number AS contentNumber, f.hundredths,
    c.fingerprint, f.frozen_at AS at
  FROM frozen_totals f JOIN total_contents c ON c.cycle_id = f.cycle_id
    AND c.department_id = f.department_id AND c.number = f.content_number
  WHERE f.cycle_id = ?1 AND f.department_id = ?2 ORDER BY f.version`;
const correctionsSql = `SELECT c.version, c.reason, p.name AS "by", c.opened_at AS at
  FROM total_corrections c JOIN people p ON p.id = c.opened_by
  WHERE c.cycle_id = ?1 AND c.department_id = ?2 ORDER BY c.version`;
const objectionsSql = `SELECT o.content_number AS contentNumber, c.version, o.reasons,
    p.name AS "by", o.filed_at AS at, o.outcome, o.answer, answering.name AS answeredBy,
    o.answered_at AS answeredAt
  FROM objections o JOIN total_contents c ON c.cycle_id = o.cycle_id
      AND c.department_id = o.department_id AND c.number = o.content_number
    JOIN people p ON p.id = o.filed_by LEFT JOIN people answering ON answering.id = o.answered_by
  WHERE o.cycle_id = ?1 AND o.department_id = ?2 ORDER BY o.content_number`;

/** Statements that read a total's record; `parseRecord` takes their results. */
export function selectRecord(
  db: D1Database,
  { cycle, department }: TotalPlace,
): D1PreparedStatement[] {
  return [
    `${markSql} AS mark`,
    contentsSql,
    signaturesSql,
    frozenSql,
    correctionsSql,
    objectionsSql,
  ].map((sql) => db.prepare(sql).bind(cycle, department));
}

type SignatureRow = Omit<Signature, 'person' | 'withoutCustomerScore'> & {
  id: string;
  name: string;
  withoutCustomerScore: number;
};
type ObjectionRow = Omit<Objection, 'answer'> & {
  outcome: 'upheld' | 'dismissed' | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: number | null;
};

function rowsOf<T>(result: D1Result | undefined): T[] {
  return (result?.results ?? []) as T[];
}

function parseObjection({ outcome, answer, answeredBy, answeredAt, ...rest }: ObjectionRow) {
  const isOpen = outcome === null || answer === null || answeredBy === null || answeredAt === null;
  return {
    ...rest,
    answer: isOpen ? null : { outcome, text: answer, by: answeredBy, at: answeredAt },
  };
}

/** The results of `selectRecord`. */
export function parseRecord(results: readonly D1Result[]): TotalRecord {
  const [mark, contents, signatures, frozen, corrections, objections] = results;
  return {
    mark: rowsOf<{ mark: string }>(mark)[0]?.mark ?? '',
    contents: rowsOf<SeenContent>(contents),
    signatures: rowsOf<SignatureRow>(signatures).map(
      ({ id, name, withoutCustomerScore, ...rest }) => ({
        ...rest,
        person: { id, name },
        withoutCustomerScore: withoutCustomerScore === 1,
      }),
    ),
    frozen: rowsOf<FrozenTotal>(frozen),
    corrections: rowsOf<Correction>(corrections),
    objections: rowsOf<ObjectionRow>(objections).map(parseObjection),
  };
}
