import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/paths.ts';

const tokens = 'survey-ui/theme/tokens.css';
const asks = 'prefers-color-scheme';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('only the design tokens know whether the scheme is dark', () => {
  const files = globSync('survey-ui/**/*.{css,html,ts,tsx}', { cwd: root });
  expect(files.filter((file) => read(file).includes(asks))).toEqual([tokens]);
});

test('the dark scheme changes colours and shadows only', () => {
  const blocks = [
    ...read(tokens).matchAll(
      /@media \(prefers-color-scheme: dark\) \{\s*:root \{(?<rules>[^}]*)\}/g,
    ),
  ];
  expect(blocks).toHaveLength(1);
  const changed = blocks[0]?.groups?.['rules']?.match(/^\s*[\w-]+(?=:)/gm) ?? [];
  expect(changed.length).toBeGreaterThan(20);
  expect(
    changed.map((name) => name.trim()).filter((name) => !/^--(?:color-|shadow$)/.test(name)),
  ).toEqual([]);
});
