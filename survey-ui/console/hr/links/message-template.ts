import { signal } from '@preact/signals';
import { language, type Language } from '../../kit/language.ts';
import { linksText } from './text.ts';

const storageKey = (of: Language) => `niping-link-message-${of}`;
/** Longest message that anybody would send; keeps the storage small. */
export const LONGEST_TEMPLATE = 1000;

function remembered(of: Language): string | undefined {
  try {
    return localStorage.getItem(storageKey(of)) ?? undefined;
  } catch {
    // Storage may be blocked; the standard words then come back each time.
    return undefined;
  }
}

const changed = signal<Partial<Record<Language, string>>>({});

/** The words of the message in the present language, as changed last in this browser. */
export function messageTemplate(): string {
  const of = language.value;
  return changed.value[of] ?? remembered(of) ?? linksText.value.message.standard;
}

/** Keeps changed words in this browser; the standard ones need no keeping. They hold no link. */
export function keepTemplate(words: string): void {
  const of = language.value;
  changed.value = { ...changed.value, [of]: words };
  try {
    if (words === linksText.value.message.standard) localStorage.removeItem(storageKey(of));
    else localStorage.setItem(storageKey(of), words);
  } catch {
    // Storage may be blocked; the words then last until the page is closed.
  }
}

/** The message for one link. @param until the close, as people read it */
export function messageFor(template: string, link: string, until: string): string {
  const t = linksText.value.message;
  // Split and joined, since a replacement text would give `$&` a meaning.
  return template.split(t.until).join(until).split(t.link).join(link);
}
