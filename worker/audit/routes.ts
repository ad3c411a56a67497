import { Hono } from 'hono';
import * as v from 'valibot';
import { holdsRole } from '../accounts/session.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { anchorHeads, readAnchor } from './anchor.ts';
import { readHeads } from './anchor-store.ts';
import { auditChains } from './entry.ts';
import { readLog, readLogChoices } from './log-store.ts';
import { acknowledgeMismatch, listMismatches } from './mismatch-store.ts';
import { noteExport } from './note-export.ts';
import { checkSlice } from './store.ts';

const chain = v.picklist(auditChains);
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/),
  v.transform((text) => Number(text)),
);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const logQuery = v.strictObject({
  chain,
  actor: v.optional(name),
  action: v.optional(name),
  from: v.optional(count),
  until: v.optional(count),
  before: v.optional(count),
});

/** What HR and the auditor read of the log. Who looked at results is the auditor's alone. */
export const auditRoutes = new Hono<AppEnv>()
  .use('*', async (c, next) => {
    if (c.req.query('chain') === 'views' && !holdsRole(c.get('person'), 'auditor')) {
      throw new Problem('role_missing');
    }
    await next();
  })
  .get('/entries', query(logQuery), async (c) => {
    const { actor, action, from, until, before, ...rest } = c.req.valid('query');
    return c.json(await readLog(c.env.DB, { ...rest, actor, action, from, until, before }));
  })
  .get('/choices', query(v.strictObject({ chain })), async (c) =>
    c.json(await readLogChoices(c.env.DB, c.req.valid('query').chain)),
  )
  .get('/check', query(v.strictObject({ chain, after: count })), async (c) => {
    const asked = c.req.valid('query');
    const checked = await checkSlice(c.env.DB, asked.chain, asked.after);
    return c.json({ ...checked, brokenAt: checked.brokenAt ?? null });
  })
  .get('/standing', async (c) => {
    const [heads, anchor, mismatches] = await Promise.all([
      readHeads(c.env.DB),
      readAnchor(c.env.KEYS),
      listMismatches(c.env.DB),
    ]);
    const chains = auditChains.map((each) => ({
      chain: each,
      entries: heads.get(each)?.seq ?? 0,
      anchored: anchor.get(each)?.seq ?? 0,
    }));
    return c.json({ chains, mismatches });
  })
  .post('/export', body(v.strictObject({ chain })), async (c) => {
    const { chain: exported } = c.req.valid('json');
    const person = c.get('person');
    if (exported === 'views' && !holdsRole(person, 'auditor')) throw new Problem('role_missing');
    await noteExport(c.env.DB, person.id, 'export_log', exported);
    return c.json({ noted: true });
  })
  .post('/mismatches/:id/acknowledge', body(v.strictObject({})), async (c) => {
    const { id: actor } = c.get('person');
    const done = granted(await acknowledgeMismatch(c.env.DB, c.env.KEYS, actor, c.req.param('id')));
    if (done.acknowledgements === 2) await anchorHeads(c.env.DB, c.env.KEYS);
    return c.json(done);
  });
