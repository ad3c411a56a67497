/** Why a link is replaced. A choice and no text: a text would soon say whose link it was. */
export const REPLACEMENT_REASONS = ['lost', 'not_received', 'unreadable', 'seen'] as const;

/** One of `REPLACEMENT_REASONS`. */
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number];
