import { stateAt, type WindowState } from './lifecycle.ts';

const listSql = `SELECT unixepoch() AS now, w.id, w.cycle_id, c.label, w.state, w.opens_at,
    w.closes_at, w.grace_minutes,
    (SELECT count(*) FROM surveys WHERE window_id = w.id AND approval <> 'taken_out') AS surveys,
    (SELECT count(*) FROM surveys
       WHERE window_id = w.id AND approval = 'approved' AND state = 'pending') AS pending
  FROM windows w JOIN cycles c ON c.id = w.cycle_id ORDER BY c.label DESC, w.opens_at DESC, w.id`;

interface ListRow {
  now: number;
  id: string;
  cycle_id: string;
  label: string;
  state: WindowState;
  opens_at: number;
  closes_at: number;
  grace_minutes: number;
  surveys: number;
  pending: number;
}

/** All windows, newest first, without their surveys. */
export async function listWindows(db: D1Database) {
  const { results } = await db.prepare(listSql).all<ListRow>();
  return results.map((row) => {
    const times = {
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      graceMinutes: row.grace_minutes,
    };
    return {
      id: row.id,
      cycle: { id: row.cycle_id, label: row.label },
      state: stateAt(row.state, { ...times, surveysPending: row.pending }, row.now),
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      surveys: row.surveys,
    };
  });
}
