import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import {
  carryOut,
  type ImportRequest,
  type Planned,
  previewOf,
} from '../organisation/import/import.ts';
import {
  importLimit,
  previewAnswer,
  requestSchema,
  runSchema,
} from '../organisation/import/routes.ts';
import { readTable } from '../organisation/import/table.ts';
import { readPeriod } from './payroll-store.ts';
import { planScores } from './scores-plan.ts';
import { readScoredPeople, scoreStatements } from './scores-store.ts';

/** Plans an import of personal scores. Throws `cycle_unknown` when nothing is appraised then. */
async function plan(
  db: D1Database,
  period: string,
  actor: string,
  { header, rows }: Pick<ImportRequest, 'header' | 'rows'>,
): Promise<Planned> {
  if ((await readPeriod(db, period)) === undefined) throw new Problem('cycle_unknown');
  const table = readTable('personal-scores', header, rows);
  const { plan: planned, writes } = planScores(table, await readScoredPeople(db, period));
  const write = () => ({
    statements: scoreStatements(db, period, actor, writes),
    granted: '',
  });
  return { plan: planned, write };
}

/** Personal scores of a period, in and out. What is not in a file stays as it is. */
export const personalScoreRoutes = new Hono<AppEnv>()
  .get('/:period', async (c) => {
    const period = c.req.param('period');
    if ((await readPeriod(c.env.DB, period)) === undefined) throw new Problem('cycle_unknown');
    const people = await readScoredPeople(c.env.DB, period);
    return c.json({
      rows: people
        .filter(({ ended }) => !ended)
        .map(({ number, name, tenths }): (string | number | null)[] => [
          number,
          name,
          tenths === null ? null : tenths / 10,
        ]),
    });
  })
  .post('/:period/preview', body(requestSchema, importLimit), async (c) => {
    const period = c.req.param('period');
    const planned = await plan(c.env.DB, period, c.get('person').id, c.req.valid('json'));
    return c.json(previewAnswer(await previewOf(planned, false)));
  })
  .post('/:period', body(runSchema, importLimit), async (c) => {
    const period = c.req.param('period');
    const { seen, confirmation, ...request } = c.req.valid('json');
    const actor = c.get('person').id;
    const planned = await plan(c.env.DB, period, actor, request);
    const entry = { actor, action: 'import_personal_scores', subject: period };
    return c.json(granted(await carryOut(c.env.DB, planned, entry, false, { seen, confirmation })));
  });
