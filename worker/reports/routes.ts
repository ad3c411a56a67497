import { Hono } from 'hono';
import * as v from 'valibot';
import { linesOfText } from '../../shared/text/bounded-text.ts';
import { decodeBase64urlOfLength } from '../../shared/wire/base64url.ts';
import { commitAudited } from '../audit/store.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { inRandomOrder } from '../random-order.ts';
import { noCredentials } from '../rating/no-credentials.ts';
import { parseNow, selectNow } from '../results/audit-store.ts';
import { addReport, parseDelivered, selectDelivered } from './report-store.ts';

/** Bytes of a report's random id. */
const idLength = 16;
/** Bytes of a body: 1,000 code points with the blanks that make all reports as long. */
const reportBody = 8 * 1024;

const reportSchema = v.strictObject({
  id: v.pipe(v.string(), v.length(22)),
  text: v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    linesOfText(1000, 1),
  ),
});
const nothing = v.strictObject({});

/**
 * Where anybody says "I was asked for my rating", without account, cookie or address. Nothing
 * tells when: a report is kept with the number of its delivery only.
 */
export const reportRoutes = new Hono<AppEnv>()
  .use(noCredentials())
  .post('/reports', body(reportSchema, reportBody), async (c) => {
    const { id, text } = c.req.valid('json');
    const bytes = decodeBase64urlOfLength(id, idLength);
    if (bytes === undefined) throw new Problem('body_invalid', 'id');
    if (!(await addReport(c.env.DB, bytes, text))) throw new Problem('reports_full');
    return c.json({ kept: true });
  });

/** Delivered reports. Behind HR's role and, the same, behind the auditor's. */
export function deliveredReportRoutes(role: 'hr' | 'auditor') {
  return new Hono<AppEnv>().post('/reports', body(nothing), async (c) => {
    const person = c.get('person');
    const rows = await commitAudited(
      c.env.DB,
      {
        chain: 'views',
        actor: person.id,
        action: 'view_reports',
        subject: 'reports',
        detail: { role },
      },
      [selectDelivered(c.env.DB), selectNow(c.env.DB)],
    );
    const deliveries = parseDelivered(rows?.[0]).map(({ texts, ...delivery }) => ({
      ...delivery,
      texts: inRandomOrder(texts),
    }));
    return c.json({ deliveries, viewer: { name: person.name, at: parseNow(rows?.[1]) } });
  });
}
