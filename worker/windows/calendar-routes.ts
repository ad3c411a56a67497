import { Hono } from 'hono';
import * as v from 'valibot';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { listCompanyDays, setCompanyDay } from './company-day-store.ts';

const daySchema = v.strictObject({
  day: v.pipe(v.string(), v.isoDate(), v.check(isRealDay)),
  /** What was shown for the day; null when it was the calendar's. */
  seen: v.nullable(v.boolean()),
  /** True: worked; false: free; null: as the calendar says. */
  working: v.nullable(v.boolean()),
});

/** HR's routes to the days that the company works or rests otherwise than the calendar says. */
export const calendarRoutes = new Hono<AppEnv>()
  .get('/company-days', async (c) => c.json(await listCompanyDays(c.env.DB)))
  .post('/company-days', body(daySchema), async (c) => {
    const { day, seen, working } = c.req.valid('json');
    const present = (await listCompanyDays(c.env.DB)).find((each) => each.day === day);
    if ((present?.working ?? null) === working) return c.json({ day, working });
    const done = await commitAudited(
      c.env.DB,
      {
        chain: 'windows',
        actor: c.get('person').id,
        action: 'set_company_day',
        subject: day,
        detail: { working },
      },
      setCompanyDay(c.env.DB, day, seen, working),
    );
    if (done === undefined) throw new Problem('revision_conflict');
    return c.json({ day, working });
  });

/** 30 February has the form of a date. */
function isRealDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
