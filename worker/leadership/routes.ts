import { Hono } from 'hono';
import * as v from 'valibot';
import { expectFreshExport } from '../accounts/fresh.ts';
import { mayStandSideBySide } from '../appraisal/published-result-store.ts';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { idField } from '../organisation/fields.ts';
import { parseNow, selectNow } from '../results/audit-store.ts';
import { fingerprintOf } from '../results/fingerprint.ts';
import { purposeField } from '../results/purpose.ts';
import { listCycles, parseScores, readScoresHeading, selectScores } from './scores-store.ts';

const scoresSchema = v.strictObject({ cycle: idField, purpose: purposeField });

/** Published scores and frozen totals of all departments. Behind the leadership's role. */
export const leadershipRoutes = new Hono<AppEnv>()
  .get('/cycles', async (c) => c.json(await listCycles(c.env.DB)))
  .post('/scores', body(scoresSchema), async (c) => {
    const { cycle, purpose } = c.req.valid('json');
    expectFreshExport(c, purpose);
    const person = c.get('person');
    const heading = await readScoresHeading(c.env.DB, cycle);
    if (heading === undefined) throw new Problem('cycle_unknown');
    const shown = await mayStandSideBySide(c.env.DB, cycle);
    const rows = await commitAudited(
      c.env.DB,
      {
        chain: 'views',
        actor: person.id,
        action: `${purpose}_scores`,
        subject: cycle,
        detail: { role: 'leadership', shown },
      },
      [selectNow(c.env.DB), ...(shown ? [selectScores(c.env.DB, cycle)] : [])],
    );
    const viewer = { name: person.name, at: parseNow(rows?.[0]) };
    if (!shown) return c.json({ cycle: heading.cycle, shown, viewer });
    const published = {
      cycle: heading.cycle,
      // Never silently: totals that are scaled say so wherever they are shown.
      totals: heading.policy.scale,
      departments: parseScores(rows?.[1]),
    };
    return c.json({ ...published, shown, fingerprint: await fingerprintOf(published), viewer });
  });
