import type { Piece } from '../../../../shared/text/mark-words.ts';

/** A text with the words marked that went (`del`) or came (`ins`). */
export function Marked(props: { pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  const Mark = props.as;
  return (
    <span class="marked">
      {props.pieces.map((piece, index) =>
        piece.changed ? (
          // Pieces have no identity of their own; they are only ever shown.
          <Mark key={index}>{piece.text}</Mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}
