import { nameRules } from './name-rules.ts';
import { contactRules, numberRules } from './number-rules.ts';
import { timeRules } from './time-rules.ts';

/** What may tell a reader who wrote a text. */
export type TraceKind = 'name' | 'time' | 'number' | 'contact' | 'own_department';

/** Words of a text that may tell who wrote it. `start`: position in UTF-16 code units. */
export type Trace = { kind: TraceKind; words: string; start: number };

/**
 * A pattern (with the flags g and u), and what is no trace though it matches. Patterns look
 * forward only, since Safari before 16.4 cannot read one that looks back, and repeat only within
 * bounds, so that no text makes them slow.
 */
export type Rule = {
  pattern: RegExp;
  /** The character before the match, or '', and the text of the match. */
  except?: (before: string, words: string) => boolean;
};

/** Most code units that are looked at: more than a text may have, little enough to be quick. */
const MOST_UNITS = 1000;

const rules: readonly (readonly [TraceKind, readonly Rule[]])[] = [
  ['contact', contactRules],
  ['time', timeRules],
  ['number', numberRules],
  ['name', nameRules],
];

/**
 * What in a text may tell who wrote it, in the order of the text and without overlaps. A hint for
 * the writer on the own device, and for the reviewer: it knows patterns, not people, and misses what
 * it has no rule for.
 * @param departments names of the client departments that the writer may belong to
 */
export function findTraces(text: string, departments: readonly string[]): Trace[] {
  const looked = text.slice(0, MOST_UNITS);
  const found = rules.flatMap(([kind, list]) =>
    list.flatMap((rule) => matchesOf(looked, rule).map((match) => ({ kind, ...match }))),
  );
  const mentions = departments.flatMap((name) => mentionsOf(looked, name));
  const ordered = [...mentions, ...found].sort(
    (a, b) => a.start - b.start || b.words.length - a.words.length,
  );
  const kept: Trace[] = [];
  let end = 0;
  for (const trace of ordered) {
    if (trace.start < end) continue;
    kept.push(trace);
    end = trace.start + trace.words.length;
  }
  return kept;
}

function matchesOf(text: string, { pattern, except }: Rule): { words: string; start: number }[] {
  return [...text.matchAll(pattern)]
    .map((match) => ({ words: match[0], start: match.index }))
    .filter(({ words, start }) => except?.(text.charAt(start - 1), words) !== true);
}

function mentionsOf(text: string, department: string): Trace[] {
  const wanted = department.trim().toLowerCase();
  if (wanted === '') return [];
  const lower = text.toLowerCase();
  const traces: Trace[] = [];
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const words = text.slice(at, at + wanted.length);
    traces.push({ kind: 'own_department', words, start: at });
  }
  return traces;
}
