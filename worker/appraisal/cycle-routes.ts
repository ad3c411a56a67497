import { Hono } from 'hono';
import * as v from 'valibot';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { granted } from '../http/granted.ts';
import { listQuery } from '../http/list-query.ts';
import { query } from '../http/query.ts';
import {
  departmentListField,
  idField,
  reasonField,
  revisionField,
} from '../organisation/fields.ts';
import { changeCycle } from './cycle-change-store.ts';
import { readCycleChoice } from './cycle-choice-store.ts';
import { listProgress, progressShows, progressSorts } from './cycle-department-list-store.ts';
import { listCycles, openCycle } from './cycle-store.ts';
import { readCycle } from './cycle-view-store.ts';
import { sayNoSurvey, takeBackNoSurvey } from './no-survey-store.ts';

/** Seconds since 1970 up to the year 9999, or null for no deadline. */
const deadline = v.nullable(
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799)),
);
const due = v.strictObject({ sheets: deadline, selfScores: deadline, audit: deadline });
const version = v.strictObject({ number: revisionField, revision: revisionField });
const departments = v.pipe(departmentListField, v.minLength(1));

const openSchema = v.strictObject({
  kind: v.picklist(['month', 'quarter']),
  label: v.pipe(v.string(), v.maxLength(7)),
  departments,
  formVersion: v.exactOptional(version),
  scoringPolicy: v.exactOptional(version),
  due: v.exactOptional(due),
});
const changeSchema = v.strictObject({
  revision: revisionField,
  departments,
  formVersion: version,
  scoringPolicy: version,
  due,
});
const noSurveySchema = v.strictObject({ department: idField, reason: reasonField });
const takeBackSchema = v.strictObject({ department: idField });
const progressQuery = listQuery(progressSorts, {
  show: v.optional(v.picklist(progressShows), 'all'),
});

/** Appraisal cycles as HR opens, changes and follows them. */
export const cycleRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listCycles(c.env.DB)))
  .post('/', body(openSchema), async (c) => {
    const opened = await openCycle(c.env.DB, c.get('person').id, c.req.valid('json'));
    return c.json({ id: granted(opened) });
  })
  .get('/:id', async (c) => c.json(granted(await readCycle(c.env.DB, c.req.param('id')))))
  .get('/:id/choice', async (c) =>
    c.json(granted(await readCycleChoice(c.env.DB, c.req.param('id')))),
  )
  .get('/:id/departments', query(progressQuery), async (c) =>
    c.json(granted(await listProgress(c.env.DB, c.req.param('id'), c.req.valid('query')))),
  )
  .put('/:id', body(changeSchema), async (c) => {
    const { id } = c.get('person');
    const changed = await changeCycle(c.env.DB, id, c.req.param('id'), c.req.valid('json'));
    return c.json({ revision: granted(changed) });
  })
  .post('/:id/no-survey', body(noSurveySchema), async (c) => {
    const { department, reason } = c.req.valid('json');
    const place = { cycle: c.req.param('id'), department };
    granted(await sayNoSurvey(c.env.DB, c.get('person').id, place, reason));
    return c.json({ said: true });
  })
  .post('/:id/no-survey/take-back', body(takeBackSchema), async (c) => {
    const place = { cycle: c.req.param('id'), department: c.req.valid('json').department };
    granted(await takeBackNoSurvey(c.env.DB, c.get('person').id, place));
    return c.json({ said: false });
  });
