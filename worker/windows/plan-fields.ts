import * as v from 'valibot';
import { idField, raterLinksField, revisionField } from '../organisation/fields.ts';
import { GREATEST_THRESHOLD, LEAST_THRESHOLD } from '../results/disclosure/thresholds.ts';

/** Bytes of a plan over 500 departments with the links of a thousand client departments. */
export const planBodyLimit = 160 * 1024;

/** Seconds since 1970, UTC, up to the year 9999. */
export const secondsField = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(253_402_300_799),
);

const planEntries = {
  departments: v.pipe(
    v.array(idField),
    v.minLength(1),
    v.maxLength(500),
    v.check((list) => new Set(list).size === list.length),
  ),
  opensAt: secondsField,
  closesAt: secondsField,
  latestCloseAt: secondsField,
  graceMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  threshold: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(LEAST_THRESHOLD),
    v.maxValue(GREATEST_THRESHOLD),
  ),
};

/** A new draft. `id` is chosen by who asks, so that a repeated request makes no second draft. */
export const createSchema = v.strictObject({
  id: v.optional(idField),
  cycle: idField,
  ...planEntries,
});

/** A changed draft; `clients` are those that get another number of links than usual. */
export const changeSchema = v.strictObject({
  revision: revisionField,
  ...planEntries,
  clients: v.pipe(
    v.array(v.strictObject({ department: idField, links: raterLinksField })),
    v.maxLength(1000),
    v.check((list) => new Set(list.map((item) => item.department)).size === list.length),
  ),
});

/** The revision that somebody has seen. */
export const revisionSchema = v.strictObject({ revision: revisionField });
