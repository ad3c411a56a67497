import * as v from 'valibot';

/** What somebody does with published figures: reads them, puts them on paper, into a file. */
export const purposeField = v.optional(v.picklist(['view', 'print', 'export']), 'view');
