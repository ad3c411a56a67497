import { expect, test } from 'vitest';
import { leftovers } from '../../scripts/check/leftovers.ts';

// Put together here, so that this file is not itself a leftover.
test.each([
  ['worker/a.ts', ['// TO', 'DO: finish'].join('')],
  ['survey-ui/rate/a.tsx', ['// oxlint-', 'disable-next-line no-console'].join('')],
  ['shared/a.ts', ['// @ts-', 'expect-error'].join('')],
  ['package-lock.json', '{"resolved": "https://registry.example/a.tgz"}'],
])('%s is refused with something left over in it', (file, text) => {
  expect(leftovers(new Map([[file, text]]))).toHaveLength(1);
});

test('finished files are not refused', () => {
  const files = new Map([
    ['worker/a.ts', '// The list of things to do belongs to the reviewer.'],
    ['package-lock.json', '{"integrity": "sha512-AA=="}'],
  ]);
  expect(leftovers(files)).toEqual([]);
});
