import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import { findTraces, type Trace } from '../../../shared/text/traces/find-traces.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import type { EvidenceItem, EvidenceView } from '../api/reviewer.ts';

/** An answer as the page works with it. */
export interface ReadItem extends EvidenceItem {
  /** Place in the order of this opening, which is another one each time. */
  place: number;
  /**
   * The reviewer's marks go by this. Made of the answer's own content: alike answers have the
   * same, and it names neither a person nor a place in an order.
   */
  mark: string;
  /** Words that may tell who wrote it. */
  traces: Trace[];
}

const MARK_BYTES = 12;

async function markOf(survey: string, item: EvidenceItem): Promise<string> {
  const content = JSON.stringify([survey, item.indicator, item.rating, item.text]);
  const digest = await sha256(new TextEncoder().encode(content));
  return encodeBase64url(digest.slice(0, MARK_BYTES));
}

/** Gets what was loaded ready for reading: marks, and hints on texts that may tell who wrote them. */
export function prepareEvidence(view: EvidenceView): Promise<ReadItem[]> {
  return Promise.all(
    view.evidence.map(async (item, place) => ({
      ...item,
      place,
      mark: await markOf(view.survey, item),
      traces: findTraces(item.text, view.clients),
    })),
  );
}
