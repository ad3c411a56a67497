import {
  EVIDENCE_CODE_POINTS,
  normaliseEvidence,
} from '../../../shared/rating-protocol/evidence-text.ts';
import { useStepWords } from '../text/step-words.ts';
import { Traces } from './traces.tsx';

/** The id of an indicator's evidence box. */
export function evidenceId(at: number): string {
  return `evidence-${String(at)}`;
}

/** Rows that show the whole text without scrolling inside the box, within reason. */
function rowsFor(text: string): number {
  // A Chinese character is twice as wide as a Latin letter; 42 letters fit a phone's box.
  const widthOf = (line: string) => line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0);
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(widthOf(line) / 42), 0);
  return Math.min(Math.max(lines, 2), 10);
}

/** The box for the facts behind one rating. It says who reads it and how much room is left. */
export function EvidenceBox(props: {
  at: number;
  /** Name of the indicator, for screen readers. */
  indicator: string;
  text: string;
  /** Name of the rater's own department. */
  ownDepartment: string;
  needed: boolean;
  error: string | undefined;
  onText: (text: string) => void;
}) {
  const { words } = useStepWords();
  const id = evidenceId(props.at);
  const { codePoints, fits } = normaliseEvidence(props.text);
  const over = codePoints - EVIDENCE_CODE_POINTS;
  const tooLong = over > 0 ? words.department.tooLong(over) : words.department.tooHeavy;
  const error = fits ? props.error : tooLong;
  return (
    <div class={error === undefined ? 'evidence' : 'evidence wrong'}>
      <label for={id}>
        <span class="unseen">{props.indicator} </span>
        {words.department.evidence}
        <span class={props.needed ? 'needed' : 'soft'}>
          {props.needed ? words.department.needed : words.department.optional}
        </span>
      </label>
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        rows={rowsFor(props.text)}
        value={props.text}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
        aria-invalid={error !== undefined}
        autocomplete="off"
        onInput={(event) => {
          props.onText(event.currentTarget.value);
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        <span>{words.department.readers}</span>
        <span class={fits ? 'count' : 'count error'}>
          <span aria-hidden="true">{words.department.left(codePoints, EVIDENCE_CODE_POINTS)}</span>
          <span class="unseen">
            {words.department.leftSpoken(codePoints, EVIDENCE_CODE_POINTS)}
          </span>
        </span>
      </p>
      <Traces text={props.text} ownDepartment={props.ownDepartment} />
    </div>
  );
}
