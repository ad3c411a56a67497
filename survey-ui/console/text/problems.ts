import type { ProblemCode } from '../../../shared/wire/problem-codes.ts';
import { accountText } from '../account/text.ts';
import type { Refusal } from '../kit/answer.ts';
import { dictionary } from '../kit/language.ts';
import { problemsInChinese } from './problems-zh.ts';
import { problemsInEnglish } from './problems-en.ts';

/** A text for every code of the Worker and for the network's own failure. */
export type ProblemTexts = Record<ProblemCode | 'network', string>;

const texts = dictionary<ProblemTexts>(problemsInChinese, problemsInEnglish);

/** What to tell a person about a refusal; unknown codes get the general text. */
export function problemText(refusal: Refusal): string {
  const known: Readonly<Record<string, string>> = {
    ...texts.value,
    ...accountText.value.passkeyFailures,
  };
  return known[refusal.code] ?? texts.value.internal_error;
}
