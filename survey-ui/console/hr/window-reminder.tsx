import { useState } from 'preact/hooks';
import { timeZone } from '../api/session.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { AreaField } from '../kit/field.tsx';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { windowText } from './text-window.ts';
import type { WindowPartProps } from './window-part.ts';

/** Longest reminder that is kept while it is edited. */
const longest = 1000;

/** A reminder to everybody alike, in words that HR edits and copies. */
export function WindowReminder(props: WindowPartProps) {
  const t = windowText.value.reminder;
  const { window } = props;
  const usual = t.words(
    formatCycle(window.cycle.label, language.value),
    formatDateTime(window.closesAt, timeZone(), language.value),
  );
  const [typed, setTyped] = useState<string>();
  const text = typed ?? usual;
  return (
    <Section title={t.title}>
      <div class="stack">
        <p class="soft">{t.text}</p>
        <AreaField
          label={t.field}
          rows={5}
          maxLength={longest}
          value={text}
          onInput={(value) => setTyped(value)}
        />
        <ButtonRow>
          <CopyButton text={text}>{t.copy}</CopyButton>
          {typed === undefined || typed === usual ? null : (
            <Button kind="quiet" onPress={() => setTyped(undefined)}>
              {t.usual}
            </Button>
          )}
        </ButtonRow>
      </div>
    </Section>
  );
}
