import { searchAdversaries, type Adversarial } from './adversarial.ts';
import { joinedMean } from './differencing.ts';
import { leastValues, valuesLeft } from './bound.ts';
import { exceptionOf } from './exception.ts';
import { exhaustClasses, exhaustScores } from './exhaustive.ts';
import { type AttackedForm, equalForm, unequalForms } from './forms.ts';
import { habits } from './habits.ts';
import { fewestBesideOneClass, insiderRates, straightLineCost } from './insider.ts';
import { drawSets, type SumSet } from './sets.ts';

/** How much of everything is tried. */
export interface Effort {
  seed: number;
  /** Numbers of ballots from 8 on whose classes are gone through one and all. */
  exhausted: readonly number[];
  equalSets: number;
  unequalSets: number;
  climbs: number;
  surveys: number;
}

/** Sets kept from former searches, by the name of their form. */
export type KeptSets = Record<string, SumSet[]>;

/** What the attackers found: a text for the docs, sentences for each broken bound, sets to keep. */
export interface Report {
  text: string;
  broken: string[];
  kept: KeptSets;
}

/** Numbers of ballots of which the tables tell. */
const shown = [3, 5, 8, 12, 20, 50];
/** Sets that are kept of each form: those that leave the fewest values. */
const keptOfForm = 12;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const points = (tenths: number): string => (tenths / 10).toFixed(1);
const rowOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly (string | number)[], body: (string | number)[][]): string =>
  [rowOf(head), rowOf(head.map(() => '---')), ...body.map(rowOf)].join('\n');

/** Runs every attack that needs nothing but the published rule. Deterministic. */
export function attack(effort: Effort, former: KeptSets): Report {
  const broken: string[] = [];
  const kept: KeptSets = {};
  const parts = [
    exhaustivePart(effort, broken),
    setsPart(effort, former, broken, kept),
    exceptionPart(),
    insiderPart(effort, broken),
    differencingPart(),
  ];
  return { text: parts.join('\n\n'), broken, kept };
}

function exhaustivePart({ exhausted }: Effort, broken: string[]): string {
  const few = [3, 4, 5, 6, 7].map(exhaustScores);
  const many = exhausted.map(exhaustClasses);
  for (const { n, withFigures, withoutFigures } of [...few, ...many]) {
    if (withFigures >= leastValues && withoutFigures >= leastValues) continue;
    broken.push(`With ${n} ballots a rating has ${Math.min(withFigures, withoutFigures)} values.`);
  }
  const cases = [...few, ...many].reduce((sum, found) => sum + found.cases, 0);
  const least = (values: number[]) => Math.min(...values);
  const upTo11 = least(many.filter(({ n }) => n <= 11).map((found) => found.withoutFigures));
  return [
    `**Outsider, equal weights, exhaustive** (${cases.toLocaleString('en')} pairs of classes and score, n = 3 to ${Math.max(...exhausted)}).`,
    `Fewest values left for a rating: ${least(many.map((found) => found.withFigures))} beside figures,`,
    `${least(many.map((found) => found.withoutFigures))} beside figures left out (${upTo11} for n = 8 to 11),`,
    `${least(few.map((found) => found.withoutFigures))} below 8 ballots.`,
  ].join('\n');
}

function setsPart(effort: Effort, former: KeptSets, broken: string[], kept: KeptSets): string {
  const body = [equalForm, ...unequalForms].map((attacked, index) => {
    const isEqual = attacked === equalForm;
    const drawn = drawSets(
      effort.seed + index,
      isEqual ? effort.equalSets : effort.unequalSets,
      50,
    );
    const search = { seed: effort.seed + 100 + index, climbs: effort.climbs, steps: 30 };
    const found = searchAdversaries(attacked, search);
    const { fewest, exceptions } = tryAll(attacked, drawn, broken);
    const adversarial = tryAll(attacked, [...(former[attacked.name] ?? []), ...found], broken);
    kept[attacked.name] = keep(former[attacked.name] ?? [], found);
    return [attacked.name, drawn.length, exceptions, fewest, adversarial.fewest];
  });
  return [
    '**Outsider, drawn and searched sets**, n = 3 to 50: anything, crowds at the ends, edges of classes; and sets found by climbing towards fewer values (kept in `test/disclosure/adversarial-sets.json`).',
    '',
    table(
      ['final weights', 'sets', 'of them exceptions', 'fewest values', 'searched: fewest'],
      body,
    ),
  ].join('\n');
}

function tryAll(
  attacked: AttackedForm,
  sets: readonly SumSet[],
  broken: string[],
): { fewest: number; exceptions: number } {
  let fewest = 10;
  let exceptions = 0;
  for (const set of sets) {
    const values = valuesLeft(attacked, set);
    if (values === 'exception') exceptions += 1;
    else fewest = Math.min(fewest, values);
    if (values !== 'exception' && values < leastValues) {
      broken.push(`${attacked.name}, ${set.n} ballots, sums ${set.sums.join()}: ${values} values.`);
    }
  }
  return { fewest, exceptions };
}

/** The former sets and the worst new ones, each once. */
function keep(former: readonly SumSet[], found: readonly Adversarial[]): SumSet[] {
  const sets = [...former, ...found.map(({ n, sums }) => ({ n, sums }))];
  const known = new Map(sets.map((set) => [JSON.stringify(set), set]));
  return [...known.values()].slice(0, Math.max(keptOfForm, former.length));
}

function exceptionPart(): string {
  const body = [equalForm, ...unequalForms].map((attacked) => [
    attacked.name,
    ...shown.map((n) => {
      const { low, high } = exceptionOf(attacked, n);
      return `≤ ${points(low)}, ≥ ${points(high)}`;
    }),
  ]);
  return [
    '**The exception.** Scores from which on towards the end the score alone may leave fewer than 3 values, by number of ballots:',
    '',
    table(['final weights', ...shown], body),
  ].join('\n');
}

function insiderPart({ seed, surveys }: Effort, broken: string[]): string {
  const bounds = [5, 6, 7, ...Array.from({ length: 43 }, (_, i) => 8 + i)].map((n) => ({
    n,
    values: fewestBesideOneClass(n),
  }));
  const promised = (n: number) => (n < 7 ? 1 : n === 7 ? 2 : leastValues);
  for (const { n, values } of bounds) {
    const isAsSaid = n < 8 ? values === promised(n) : values >= promised(n);
    if (!isAsSaid) broken.push(`One class of ${n} ballots leaves an insider ${values} values.`);
  }
  const of = (n: number) => bounds.find((bound) => bound.n === n)?.values ?? 0;
  const counts = shown.filter((n) => n >= 5);
  const body = habits.map((habit) => [
    habit.name,
    ...counts.map((n) => {
      const { open, fewerThanThree, known } = insiderRates(habit, n, surveys, seed + n);
      return `${open.toFixed(1)} · ${percent(fewerThanThree)} · ${percent(known)}`;
    }),
  ]);
  const lines = counts.map((n) => ({ ...straightLineCost(n, surveys, seed + n) }));
  return [
    `**Insider, one class alone.** Whatever the colluding rater gave, a class leaves at least ${of(5)} value with 5 ballots, ${of(6)} with 6, ${of(7)} with 7, ${of(8)} with 8, ${of(9)} with 9, ${of(12)} with 12: why classes are shown from 8 on.`,
    '',
    `**Insider, score and classes**, who knows one rater's nine ratings and n: mean number of values left for another's rating · share with fewer than 3 · share with one, that is known; ${surveys} surveys each, equal weights.`,
    '',
    table(['how raters answer', ...counts], body),
    '',
    `**A straight line**, known to be one, before an insider: values left for it, where an ordinary rating has (n): ${lines.map(({ n, straight, ordinary }) => `${straight.toFixed(1)} of ${ordinary.toFixed(1)} (${n})`).join(', ')}.`,
  ].join('\n');
}

function differencingPart(): string {
  const widths = [5, 10, 20, 50].map((n) => {
    const alike = (ballots: number) => Array<number>(9).fill(7 * ballots);
    const { least, greatest } = joinedMean(alike(n), alike(n + 1), n);
    const known = greatest === least ? 'exactly' : `to within ${(greatest - least).toFixed(1)}`;
    return `${known} (${n})`;
  });
  return `**Two windows** between which one rater joined and nobody else changed give the newcomer's mean rating away (ballots before): ${widths.join(', ')}. Nine ratings behind one mean stay open.`;
}
