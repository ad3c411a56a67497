import { type Answer, type Ask, areTexts, asText, fields } from './api.ts';

/** What the public list says of one survey after the close. */
export type SurveyReceipts = { survey: string; state: string; receipts?: readonly string[] };

/** The endpoints of the pages that few raters need. */
export type LaterApi = {
  /** The public lists of receipts of a window (its id). */
  receipts: (window: string) => Promise<Answer<readonly SurveyReceipts[]>>;
  /** SHA-256 of the window manifest to which a token belongs; both base64url. */
  windowOf: (token: string) => Promise<Answer<string>>;
};

/** These endpoints over `ask`. */
export function laterApi(ask: Ask): LaterApi {
  return {
    receipts: async (window) =>
      ask(`receipts/${encodeURIComponent(window)}`, async (response) =>
        asReceipts((await fields(response))['surveys']),
      ),
    windowOf: async (token) =>
      ask('open', async (response) => asText((await fields(response))['fp']), { token }),
  };
}

function asReceipts(value: unknown): readonly SurveyReceipts[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: Record<string, unknown> | null) => {
    const { survey, state, receipts } = entry ?? {};
    if (typeof survey !== 'string' || typeof state !== 'string') return [];
    return [{ survey, state, ...(areTexts(receipts) ? { receipts } : {}) }];
  });
}
