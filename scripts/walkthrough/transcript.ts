import { shortenJson, shortenPath } from './shorten.ts';
import type { Exchange } from './wire.ts';

const width = 98;

/** What the walk-through tells, line by line, and what it insists on. */
export class Transcript {
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** Starts a step of the protocol: its number, what it does, the verbs of the RFCs. */
  step(number: number, title: string, verbs = ''): void {
    this.heading(`${number}. ${title}${verbs === '' ? '' : ` — ${verbs}`}`);
  }

  heading(title: string): void {
    this.#say('');
    this.#say(title);
  }

  /** A message and its answer, with long values shortened. */
  exchange({ method, path, body, status, answer }: Exchange): void {
    this.line(`→ ${method} ${shortenPath(path)} ${body === '' ? '' : shortenJson(body)}`);
    this.line(`← ${status} ${shortenJson(answer)}`);
  }

  /** What somebody with the whole database and key store finds. */
  inside(place: string, rows: readonly string[]): void {
    this.line(`[${place}]`);
    for (const row of rows) this.line(`  ${row}`);
  }

  sees(text: string): void {
    this.line(`The server sees: ${text}`);
  }

  cannotSee(text: string): void {
    this.line(`The server cannot see: ${text}`);
  }

  /** Says a sentence that has just been looked at. @throws {Error} when it is not so */
  holds(sentence: string, isSo: boolean): void {
    if (!isSo) throw new Error(`This does not hold: ${sentence}`);
    this.line(`✓ ${sentence}`);
  }

  /** A line of text, indented, broken at blanks. */
  line(text: string): void {
    const indent = /^\s*/u.exec(text)?.[0] ?? '';
    let line = '';
    for (const word of text.trim().split(' ')) {
      if (line !== '' && line.length + word.length >= width - indent.length) {
        this.#say(`  ${indent}${line}`);
        line = '   ';
      }
      line += line.trim() === '' ? word : ` ${word}`;
    }
    this.#say(`  ${indent}${line}`);
  }
}
