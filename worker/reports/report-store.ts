import type { Bytes } from '../../shared/wire/bytes.ts';

/** Reports that are gathered for one delivery; more are refused until it has gone out. */
const mostGathered = 200;
/** Reports from which a delivery goes out on the day after its first one. */
const deliveredFrom = 3;
/** Days after which it goes out with fewer: nobody waits for ever. */
const longestWait = 7;

// An aggregate always gives a row, so it stands in a subquery and the condition outside.
const openSql = `INSERT INTO report_deliveries (number, opened_on)
  SELECT (SELECT coalesce(max(number), 0) + 1 FROM report_deliveries), unixepoch() / 86400
  WHERE NOT EXISTS (SELECT 1 FROM report_deliveries WHERE delivered_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM reports WHERE id = ?1)`;
const addSql = `INSERT INTO reports (id, delivery, text)
  SELECT ?1, d.number, ?2 FROM report_deliveries d
  WHERE d.delivered_on IS NULL
    AND (SELECT count(*) FROM reports r WHERE r.delivery = d.number) < ?3
    AND NOT EXISTS (SELECT 1 FROM reports WHERE id = ?1)`;
const keptSql = 'SELECT EXISTS (SELECT 1 FROM reports WHERE id = ?1) AS kept';

/** Puts a report to those gathered; false when there is no more room. Twice is once. */
export async function addReport(db: D1Database, id: Bytes, text: string): Promise<boolean> {
  const results = await db.batch([
    db.prepare(openSql).bind(id),
    db.prepare(addSql).bind(id, text, mostGathered),
    db.prepare(keptSql).bind(id),
  ]);
  return (results[2]?.results[0] as { kept: number } | undefined)?.kept === 1;
}

const deliverSql = `UPDATE report_deliveries SET delivered_on = unixepoch() / 86400
  WHERE delivered_on IS NULL
    AND ((opened_on < unixepoch() / 86400
        AND (SELECT count(*) FROM reports WHERE delivery = number) >= ?1)
      OR opened_on + ?2 <= unixepoch() / 86400)`;

/** Delivers what is gathered, once it is enough or has waited long enough; repeating is harmless. */
export async function deliverReports(db: D1Database): Promise<void> {
  await db.prepare(deliverSql).bind(deliveredFrom, longestWait).run();
}

const deliveredSql = `SELECT d.number, d.delivered_on, r.text
  FROM report_deliveries d JOIN reports r ON r.delivery = d.number
  WHERE d.delivered_on IS NOT NULL ORDER BY d.number DESC, r.id`;

/** Statement that reads all delivered reports, newest delivery first. */
export function selectDelivered(db: D1Database): D1PreparedStatement {
  return db.prepare(deliveredSql);
}

/** Reports that came out on one day. */
export interface Delivery {
  number: number;
  /** Seconds since 1970, UTC: midnight of the day. */
  deliveredOn: number;
  texts: string[];
}

const secondsPerDay = 86_400;

/** The rows of `selectDelivered`. */
export function parseDelivered(result: D1Result | undefined): Delivery[] {
  const rows = (result?.results ?? []) as { number: number; delivered_on: number; text: string }[];
  const deliveries: Delivery[] = [];
  for (const { number, delivered_on: day, text } of rows) {
    const last = deliveries.at(-1);
    if (last?.number === number) last.texts.push(text);
    else deliveries.push({ number, deliveredOn: day * secondsPerDay, texts: [text] });
  }
  return deliveries;
}
