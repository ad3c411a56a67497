import { Hono } from 'hono';
import * as v from 'valibot';
import { expectFreshExport } from '../accounts/fresh.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { listQuery } from '../http/list-query.ts';
import { idField } from '../organisation/fields.ts';
import { purposeField } from '../results/purpose.ts';
import {
  overviewOutcomes,
  overviewSorts,
  overviewTotals,
  overviewWaits,
  readOverview,
  readOverviewHeading,
} from './overview-store.ts';

const readSchema = v.strictObject({
  purpose: purposeField,
  /** As in the address of a list. */
  query: listQuery(overviewSorts, {
    total: v.optional(v.picklist(overviewTotals)),
    outcome: v.optional(v.picklist(overviewOutcomes)),
    waits: v.optional(v.picklist(overviewWaits)),
    reviewer: v.optional(idField),
    below: v.optional(idField),
  }),
});

/**
 * HR's overview of a cycle. States and counts are read freely; rows carry released scores and
 * frozen totals, so that reading them is noted and the departments can read who looked.
 */
export const overviewRoutes = new Hono<AppEnv>()
  .get('/:id/overview', async (c) =>
    c.json(granted(await readOverviewHeading(c.env.DB, c.req.param('id')))),
  )
  .post('/:id/overview', body(readSchema), async (c) => {
    const { purpose, query } = c.req.valid('json');
    expectFreshExport(c, purpose);
    const { id: person, name } = c.get('person');
    const read = await readOverview(c.env.DB, { person, purpose }, c.req.param('id'), query);
    const { at, ...page } = granted(read);
    return c.json({ ...page, viewer: { name, at } });
  });
