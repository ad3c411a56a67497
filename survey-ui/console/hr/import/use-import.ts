import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ImportOutcome } from '../../../../shared/spreadsheet/import-plan.ts';
import {
  importsApi,
  type ImportPreview,
  type ImportRequest,
  type ImportSource,
  type ImportWishes,
} from '../../api/imports.ts';
import type { Refusal } from '../../kit/answer.ts';
import { readFile } from './read-file.ts';
import type { Sheet, TextEncodingName, UnreadableReason } from './read-sheet.ts';

/** A file that was read, with how it is to be imported. */
export interface LoadedFile {
  file: File;
  sheet: Sheet;
  wishes: ImportWishes;
}

/** Where an import stands. Only `writing` and after it have changed anything. */
export type Stage =
  | { name: 'choosing'; file?: string; problem?: UnreadableReason | 'reader_missing' }
  | { name: 'reading'; file: string }
  | { name: 'checking'; loaded: LoadedFile }
  | { name: 'check_failed'; loaded: LoadedFile; refusal: Refusal }
  | {
      name: 'reviewing';
      loaded: LoadedFile;
      preview: ImportPreview;
      /** Another plan than the one that was confirmed, since somebody changed something. */
      outdated: boolean;
      /** Checked again with other wishes; what is shown is still the check before. */
      checking: boolean;
      refusal?: Refusal;
    }
  | { name: 'writing'; loaded: LoadedFile; preview: ImportPreview }
  | { name: 'done'; loaded: LoadedFile; outcome: ImportOutcome };

/** An import with what can be done at it. */
export interface Import {
  stage: Stage;
  choose: (file: File, encoding?: TextEncodingName) => Promise<void>;
  /** Checks again, with other wishes if given. */
  check: (wishes?: Partial<ImportWishes>) => Promise<void>;
  /** @param confirmation how many end, as typed; null when nothing does */
  write: (confirmation: string | null) => Promise<void>;
  /** Back to choosing a file; what is on its way is dropped. */
  cancel: () => void;
}

const firstWishes: ImportWishes = { missing: 'keep', leaveOutUnknownPeople: false };

function requestOf({ sheet, wishes }: LoadedFile): ImportRequest {
  return {
    header: sheet.header,
    rows: sheet.rows.map(({ row, cells }): [number, string[]] => [row, cells]),
    ...wishes,
  };
}

/**
 * One import of a kind from choosing a file to the end. A later step drops what an earlier one
 * still has on its way. Nothing is kept over a reload, and nothing needs to be.
 */
export function useImport(source: ImportSource): Import {
  const { kind } = source;
  const sourceRef = useRef(source);
  const [stage, setStage] = useState<Stage>({ name: 'choosing' });
  const workRef = useRef<AbortController | null>(null);

  /** Begins something that takes the place of whatever runs. */
  const begin = useCallback((next: Stage): AbortController => {
    workRef.current?.abort();
    const work = new AbortController();
    workRef.current = work;
    setStage(next);
    return work;
  }, []);
  useEffect(() => () => workRef.current?.abort(), []);

  const checkFile = useCallback(
    async (loaded: LoadedFile, outdated: boolean, meanwhile?: Stage) => {
      const { signal } = begin(meanwhile ?? { name: 'checking', loaded });
      const answer = await importsApi.preview(sourceRef.current, requestOf(loaded), signal);
      if (signal.aborted) return;
      setStage(
        answer.ok
          ? { name: 'reviewing', loaded, preview: answer.value, outdated, checking: false }
          : { name: 'check_failed', loaded, refusal: answer.refusal },
      );
    },
    [begin],
  );

  const choose = async (file: File, encoding?: TextEncodingName) => {
    const { signal } = begin({ name: 'reading', file: file.name });
    try {
      const read = await readFile(kind, file, encoding);
      if (signal.aborted) return;
      if (read.ok) await checkFile({ file, sheet: read.value, wishes: firstWishes }, false);
      else setStage({ name: 'choosing', file: file.name, problem: read.reason });
    } catch {
      if (!signal.aborted) {
        setStage({ name: 'choosing', file: file.name, problem: 'reader_missing' });
      }
    }
  };

  const check = async (wishes: Partial<ImportWishes> = {}) => {
    if (!('loaded' in stage)) return;
    const loaded = { ...stage.loaded, wishes: { ...stage.loaded.wishes, ...wishes } };
    const meanwhile = stage.name === 'reviewing' ? { ...stage, loaded, checking: true } : undefined;
    await checkFile(loaded, false, meanwhile);
  };

  const write = async (confirmation: string | null) => {
    if (stage.name !== 'reviewing' || stage.checking) return;
    const { loaded, preview } = stage;
    const { signal } = begin({ name: 'writing', loaded, preview });
    const request = { ...requestOf(loaded), seen: preview.seen, confirmation };
    const answer = await importsApi.run(sourceRef.current, request);
    if (signal.aborted) return;
    if (answer.ok) setStage({ name: 'done', loaded, outcome: answer.value });
    else if (answer.refusal.code === 'import_outdated' || answer.refusal.code === 'import_faulty') {
      await checkFile(loaded, true);
    } else {
      const { refusal } = answer;
      setStage({ name: 'reviewing', loaded, preview, outdated: false, checking: false, refusal });
    }
  };

  const cancel = () => {
    begin({ name: 'choosing' });
  };
  return { stage, choose, check, write, cancel };
}
