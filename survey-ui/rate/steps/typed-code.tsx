import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hashesTo } from '../../../shared/rating-protocol/digest.ts';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { fingerprintCode, parseTypedCode } from '../../../shared/rating-protocol/typed-code.ts';
import { decodeBase64urlOfLength, encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { RaterApi } from '../api.ts';
import { Caution } from '../components/caution.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { LaterApi } from '../later-api.ts';
import { browserPatience } from '../state/browser.ts';
import { readManifest } from '../state/entry.ts';
import { withRetries } from '../state/retry.ts';
import { useStepWords } from '../text/step-words.ts';

type Fault =
  | 'length_wrong'
  | 'characters_wrong'
  | 'check_wrong'
  | 'link_unknown'
  | 'failed'
  | 'mismatch';

type Found = { manifest: WindowManifest; fingerprint: string; fragment: string };

/** The window to which a typed code belongs; what the server says of it is still to be compared. */
async function find(
  typed: string,
  api: Pick<RaterApi, 'manifest'>,
  later: Pick<LaterApi, 'windowOf'>,
): Promise<Found | Fault> {
  const parsed = parseTypedCode(typed);
  if (!parsed.ok) return parsed.reason;
  const token = encodeBase64url(parsed.value);
  const answer = await withRetries(async () => later.windowOf(token), browserPatience);
  if (answer.kind !== 'answered') return answer.kind === 'refused' ? 'link_unknown' : 'failed';
  const fp = decodeBase64urlOfLength(answer.value, 32);
  if (fp === undefined) return 'mismatch';
  const served = await withRetries(async () => api.manifest(answer.value), browserPatience);
  if (served.kind !== 'answered') return served.kind === 'refused' ? 'mismatch' : 'failed';
  if (!(await hashesTo(served.value, fp))) return 'mismatch';
  const manifest = readManifest(served.value) as WindowManifest | undefined;
  if (manifest === undefined) return 'mismatch';
  return {
    manifest,
    fingerprint: fingerprintCode(fp),
    fragment: `#v1.${answer.value}.${token}`,
  };
}

/** `/r/code`: from the code on a slip of paper to the rater's link. */
export function TypedCode(props: { api: RaterApi; later: LaterApi }) {
  const { words } = useStepWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (fault !== undefined) field.current?.focus();
  }, [fault]);

  async function ask(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    const result = await find(typed, props.api, props.later);
    if (typeof result === 'string') setFault(result);
    else setFound(result);
    setBusy(false);
  }

  if (found !== undefined) {
    return (
      <Compare
        found={found}
        onBack={() => {
          setFound(undefined);
        }}
      />
    );
  }
  return (
    <Sheet title={words.code.title} focus={false}>
      <p class="lead">{words.code.lead}</p>
      <form
        class="typed"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for="code">{words.code.label}</label>
        <p id="code-hint" class="soft">
          {words.code.hint}
        </p>
        {fault !== undefined && (
          <p id="code-error" class="error">
            {words.code.faults[fault]}
          </p>
        )}
        {/* Two lines, since the whole code is compared with the slip. */}
        <textarea
          ref={field}
          id="code"
          class="code"
          rows={2}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? 'code-hint' : 'code-error code-hint'}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            void ask();
          }}
        />
        <button type="submit" class="primary">
          {words.code.find}
        </button>
        <output>{busy && words.code.looking}</output>
      </form>
    </Sheet>
  );
}

/** The comparison without which a code is not gone on with: the server chose the manifest. */
function Compare({ found, onBack }: { found: Found; onBack: () => void }) {
  const { words } = useStepWords();
  const [differs, setDiffers] = useState(false);
  const { manifest, fingerprint, fragment } = found;
  const above = [manifest.company, words.period(manifest.cycle.label)].join(' · ');
  if (differs) {
    return (
      <Sheet title={words.code.stopTitle} above={above}>
        <Caution serious>
          <p>{words.code.stop}</p>
        </Caution>
        <p class="code compared">{fingerprint}</p>
      </Sheet>
    );
  }
  return (
    <Sheet title={words.code.compareTitle} above={above}>
      <p class="lead">{words.code.compare}</p>
      <p class="code compared">{fingerprint}</p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            // Replaced, so that the browser's back button does not keep the code's page.
            location.replace(`/r${fragment}`);
          }}
        >
          {words.code.same}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            setDiffers(true);
          }}
        >
          {words.code.different}
        </button>
        <button type="button" class="quiet" onClick={onBack}>
          {words.code.back}
        </button>
      </div>
    </Sheet>
  );
}
