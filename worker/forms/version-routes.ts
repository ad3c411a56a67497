import { Hono } from 'hono';
import * as v from 'valibot';
import { formVersionSchema } from '../../shared/form/form-version-schema.ts';
import type { FormVersion } from '../../shared/form/form-version.ts';
import { type ScoringPolicy, scoringPolicySchema } from '../../shared/scoring/scoring-policy.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { Problem } from '../http/problem.ts';
import { revisionField } from '../organisation/fields.ts';
import { dropVersion, listVersions, readVersion, saveVersion } from './version-store.ts';

/** The revision that a change was made from; 0 for a version that is not there yet. */
const fromRevision = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const formSchema = v.strictObject({ revision: fromRevision, content: formVersionSchema });
const policySchema = v.strictObject({ revision: fromRevision, content: scoringPolicySchema });
const dropSchema = v.strictObject({ revision: revisionField });

/** The number in a path; whatever is none names no version. */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Problem('version_unknown');
  return Number(text);
}

function numbered<C extends FormVersion | ScoringPolicy>(text: string, content: C): C {
  if (content.number !== numberOf(text)) throw new Problem('body_invalid', 'content.number');
  return content;
}

/** Versions of the customer evaluation form. Behind the HR role. */
export const formRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const versions = await listVersions(c.env.DB, 'form');
    return c.json(versions.map(({ content: _content, ...summary }) => summary));
  })
  .get('/:number', async (c) =>
    c.json(granted(await readVersion(c.env.DB, 'form', numberOf(c.req.param('number'))))),
  )
  .put('/:number', body(formSchema), async (c) => {
    const { revision, content } = c.req.valid('json');
    const form = numbered(c.req.param('number'), content);
    const saved = await saveVersion(c.env.DB, c.get('person').id, 'form', revision, form);
    return c.json({ revision: granted(saved) });
  })
  .post('/:number/drop', body(dropSchema), async (c) => {
    const [number, { revision }] = [numberOf(c.req.param('number')), c.req.valid('json')];
    granted(await dropVersion(c.env.DB, c.get('person').id, 'form', number, revision));
    return c.json({ dropped: true });
  });

/** Versions of the scoring policy. Behind the HR role. */
export const policyRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listVersions(c.env.DB, 'policy')))
  .get('/:number', async (c) =>
    c.json(granted(await readVersion(c.env.DB, 'policy', numberOf(c.req.param('number'))))),
  )
  .put('/:number', body(policySchema), async (c) => {
    const { revision, content } = c.req.valid('json');
    const policy = numbered(c.req.param('number'), content);
    const saved = await saveVersion(c.env.DB, c.get('person').id, 'policy', revision, policy);
    return c.json({ revision: granted(saved) });
  })
  .post('/:number/drop', body(dropSchema), async (c) => {
    const [number, { revision }] = [numberOf(c.req.param('number')), c.req.valid('json')];
    granted(await dropVersion(c.env.DB, c.get('person').id, 'policy', number, revision));
    return c.json({ dropped: true });
  });
