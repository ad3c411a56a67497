import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { findKey, keepKey, KeyUnavailable, type KeyVault } from '../windows/key-vault.ts';
import {
  type CycleKey,
  cycleKeyLength,
  idOfText,
  importCycleKey,
  open,
  seal,
} from './cycle-key.ts';
import { keepText, mayHoldWords, readTexts } from './word-store.ts';
import { type Found, nameOfText, writtenDocument, type Words } from './words.ts';

/** What stands in the place of a text whose key was destroyed. */
const gone = 'purged';

/** Words as they are written into the database, and the statement that keeps a text, if it is one. */
export interface Written {
  value: string;
  keeping: D1PreparedStatement[];
}

/** Seals and opens the words of cycles. Holds their keys as long as it lives: one request. */
export class Sealer {
  readonly #db: D1Database;
  readonly #vault: KeyVault;
  readonly #keys = new Map<string, Promise<CycleKey | undefined>>();

  constructor(db: D1Database, vault: KeyVault) {
    this.#db = db;
    this.#vault = vault;
  }

  /** Words of a cycle as the database gets them. @throws {KeyUnavailable} */
  async write({ cycle, text, form }: Words): Promise<Written> {
    const key = await this.#keyFor(cycle);
    const sealed = await seal(key, cycle, text);
    if (form === 'document') {
      return { value: writtenDocument(cycle, encodeBase64url(sealed)), keeping: [] };
    }
    const id = await idOfText(key, text);
    return {
      value: nameOfText(cycle, id),
      keeping: [keepText(this.#db, { cycle, id, sealed })],
    };
  }

  /**
   * What was sealed, by how it is written. Of a text whose key is gone a word says so; a document
   * without its key cannot be shown at all. @throws {KeyUnavailable}
   */
  async open(found: readonly Found[]): Promise<Map<string, string>> {
    const distinct = [...new Map(found.map((each) => [each.written, each])).values()];
    const names = distinct.filter(({ form }) => form === 'text');
    const kept = names.length === 0 ? [] : await readTexts(this.#db, names);
    const texts = new Map(kept.map(({ cycle, id, sealed }) => [nameOfText(cycle, id), sealed]));
    const opened = await Promise.all(
      distinct.map(async ({ written, form, cycle, value }) => {
        const sealed = form === 'text' ? texts.get(written) : decodeBase64url(value);
        const key = await this.#keyOf(cycle);
        const text = key && sealed ? await open(key, cycle, sealed) : undefined;
        if (text === undefined && form === 'document') throw new KeyUnavailable('words');
        return [written, text ?? gone] as const;
      }),
    );
    return new Map(opened);
  }

  /** The key that is there. */
  async #keyOf(cycle: string): Promise<CycleKey | undefined> {
    const known = this.#keys.get(cycle);
    if (known !== undefined) return known;
    const found = findKey(this.#vault, 'words', cycle).then((bytes) =>
      bytes === undefined ? undefined : importCycleKey(bytes),
    );
    this.#keys.set(cycle, found);
    return found;
  }

  /**
   * The key to write with, made by the first who writes in the cycle. Where nothing may be written
   * it is one that nobody keeps: the database refuses whatever comes with it.
   */
  async #keyFor(cycle: string): Promise<CycleKey> {
    const present = await this.#keyOf(cycle);
    if (present !== undefined) return present;
    const fresh = () => crypto.getRandomValues(new Uint8Array(cycleKeyLength));
    const bytes = (await mayHoldWords(this.#db, cycle))
      ? await keepKey(this.#vault, 'words', cycle, () => Promise.resolve(fresh()))
      : fresh();
    const key = importCycleKey(bytes);
    this.#keys.set(cycle, key);
    return key;
  }
}
