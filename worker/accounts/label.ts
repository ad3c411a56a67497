import * as v from 'valibot';
import { lineOfText } from '../../shared/text/bounded-text.ts';

/** How a person calls a passkey, for example after the device: 1 to 40 code points in one line. */
export const labelField = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim()),
  lineOfText(40),
);
