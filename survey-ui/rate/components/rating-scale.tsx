import type { ScaleBand } from '../../../shared/form/form-version.ts';
import { HIGHEST_RATING, LOWEST_RATING } from '../../../shared/form/indicators.ts';
import { useStepWords } from '../text/step-words.ts';

const middle = (LOWEST_RATING + HIGHEST_RATING - 1) / 2;
const halves = [
  { from: LOWEST_RATING, to: middle },
  { from: middle + 1, to: HIGHEST_RATING },
];

/** The id of a choice's input, so that other parts of the page can send the focus there. */
export function choiceId(at: number, rating: number): string {
  return `choice-${String(at)}-${String(rating)}`;
}

function ratingsOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The rating that a pressed key stands for: digits, with 0 for 10. */
function ratingOfKey(key: string): number | undefined {
  if (!/^[0-9]$/.test(key)) return undefined;
  return key === '0' ? HIGHEST_RATING : Number(key);
}

/**
 * The ten choices of one indicator as radio buttons: two rows of five, one row of ten where
 * there is room, with the words of the scale along them. Nothing is chosen beforehand.
 */
export function RatingScale(props: {
  /** Position of the indicator, 0 to 8. */
  at: number;
  scale: readonly ScaleBand[];
  rating: number | undefined;
  onRate: (rating: number) => void;
}) {
  const { language } = useStepWords();
  const wordOf = (rating: number) =>
    props.scale.find(({ from, to }) => from <= rating && rating <= to)?.word[language] ?? '';
  return (
    <div
      class="scale"
      role="presentation"
      onKeyDown={(event) => {
        const rating = ratingOfKey(event.key);
        if (rating === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        props.onRate(rating);
        document.getElementById(choiceId(props.at, rating))?.focus();
      }}
    >
      {halves.map((half) => (
        <div class="half" key={half.from}>
          {ratingsOf(half).map((rating) => (
            <label class={`choice shade-${String(rating)}`} key={rating}>
              <input
                type="radio"
                id={choiceId(props.at, rating)}
                name={`rating-${String(props.at)}`}
                value={rating}
                checked={props.rating === rating}
                aria-label={`${String(rating)} ${wordOf(rating)}`}
                onChange={() => {
                  props.onRate(rating);
                }}
              />
              <span>{rating}</span>
            </label>
          ))}
          {props.scale
            .map(({ from, to, word }) => ({
              word: word[language],
              length: Math.min(to, half.to) - Math.max(from, half.from) + 1,
            }))
            .filter(({ length }) => length > 0)
            .map(({ word, length }) => (
              <span class={`word span-${String(length)}`} key={word} aria-hidden="true">
                {word}
              </span>
            ))}
        </div>
      ))}
    </div>
  );
}
