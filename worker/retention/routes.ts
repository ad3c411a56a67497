import { Hono } from 'hono';
import * as v from 'valibot';
import { noteExport } from '../audit/note-export.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { reasonField } from '../organisation/fields.ts';
import { vaultOf } from '../windows/vault-of.ts';
import { certificateHash } from './certificate.ts';
import { askForHold, holdSteps, takeHoldStep } from './hold-store.ts';
import { readLeaverMonths } from './leavers.ts';
import { readDoneCertificate, readKeptCycles } from './retention-store.ts';
import { countOlderKeys } from './rewrap-keys.ts';

const askSchema = v.strictObject({ reason: reasonField });
const stepSchema = v.strictObject({ step: v.picklist(holdSteps) });

/** What is kept for how long, what is held, and what was purged; for HR and the auditor. */
export const retentionRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const [{ now, cycles }, leavers] = await Promise.all([
      readKeptCycles(c.env.DB),
      readLeaverMonths(c.env.DB),
    ]);
    return c.json({ now, cycles, leavers, olderKeys: await countOlderKeys(vaultOf(c)) });
  })
  .post('/:cycle/hold', body(askSchema), async (c) => {
    const { reason } = c.req.valid('json');
    const { id } = c.get('person');
    granted(await askForHold(c.env.DB, id, c.req.param('cycle'), reason));
    return c.json({ asked: true });
  })
  .post('/:cycle/hold/step', body(stepSchema), async (c) => {
    const { step } = c.req.valid('json');
    granted(await takeHoldStep(c.env.DB, c.get('person').id, c.req.param('cycle'), step));
    return c.json({ step });
  })
  .get('/:cycle/certificate', async (c) => {
    return c.json({ certificate: await certificateOf(c.env.DB, c.req.param('cycle')) });
  })
  .post('/:cycle/certificate/export', body(v.strictObject({})), async (c) => {
    const cycle = c.req.param('cycle');
    const certificate = await certificateOf(c.env.DB, cycle);
    if (certificate === null) throw new Problem('cycle_unknown');
    await noteExport(c.env.DB, c.get('person').id, 'export_certificate', cycle);
    return c.json(certificate);
  });

async function certificateOf(
  db: D1Database,
  cycle: string,
): Promise<{ text: string; sha256: string } | null> {
  const text = await readDoneCertificate(db, cycle);
  return text === undefined ? null : { text, sha256: await certificateHash(text) };
}
