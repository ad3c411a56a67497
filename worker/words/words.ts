/**
 * A value for a statement that is sealed under the key of its cycle
 * before the database gets it. `text` is kept apart and stands in its column by a name, so that
 * columns count what they always counted; a `document`, which is JSON, is sealed in its place.
 */
export class Words {
  readonly cycle: string;
  readonly text: string;
  readonly form: 'text' | 'document';

  constructor(cycle: string, text: string, form: 'text' | 'document') {
    this.cycle = cycle;
    this.text = text;
    this.form = form;
  }
}

/** What somebody wrote in a cycle, to be sealed; nothing stays nothing. */
export function sealedWords(cycle: string, text: string): Words | '';
export function sealedWords(cycle: string, text: string | null): Words | '' | null;
export function sealedWords(cycle: string, text: string | null): Words | '' | null {
  return text === null || text === '' ? text : new Words(cycle, text, 'text');
}

/** A document that somebody wrote in a cycle, as JSON, to be sealed. */
export function sealedJson(cycle: string, json: string): Words {
  return new Words(cycle, json, 'document');
}

/** How a sealed document stands in its column: a string of JSON, since the column asks for JSON. */
export function writtenDocument(cycle: string, sealed: string): string {
  return `"~d.${cycle}.${sealed}"`;
}

/** How a text stands in its column. */
export function nameOfText(cycle: string, id: string): string {
  return `~w.${cycle}.${id}`;
}

/** Something sealed that was found in what the database answered. */
export interface Found {
  /** As it stands there. */
  written: string;
  form: 'text' | 'document';
  cycle: string;
  /** Base64url of a sealed document, or the id of a text. */
  value: string;
}

const anywhere = /"~d\.([\w-]{21})\.([\w-]+)"|~w\.([\w-]{21})\.([\w-]{21})/g;

/** All that is sealed in a value of the database, which may be JSON that holds names of texts. */
export function findSealed(value: string): Found[] {
  if (!value.includes('~')) return [];
  return [...value.matchAll(anywhere)].map(([written, document, sealed, text, id]) =>
    document === undefined
      ? { written, form: 'text', cycle: text ?? '', value: id ?? '' }
      : { written, form: 'document', cycle: document, value: sealed ?? '' },
  );
}

/** A value of the database with what is sealed in it put back. */
export function putBack(value: string, opened: ReadonlyMap<string, string>): string {
  const whole = opened.get(value);
  if (whole !== undefined) return whole;
  return value.replace(anywhere, (written) => {
    const text = opened.get(written) ?? written;
    // A document is JSON already; a text stands within a string of JSON.
    return written.startsWith('"') ? text : JSON.stringify(text).slice(1, -1);
  });
}
