import * as v from 'valibot';
import { decodeBase64urlOfLength } from '../../shared/wire/base64url.ts';

/** A byte string of exactly `length` bytes in canonical base64url. */
export function bytesField(length: number) {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const decoded = decodeBase64urlOfLength(dataset.value, length);
      if (decoded === undefined) {
        addIssue({ message: 'not canonical base64url of the right length' });
        return NEVER;
      }
      return decoded;
    }),
  );
}
