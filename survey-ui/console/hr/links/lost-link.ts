import { parseLinkFragment } from '../../../../shared/rating-protocol/link.ts';
import { parseTypedCode } from '../../../../shared/rating-protocol/typed-code.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { encodeBase64url } from '../../../../shared/wire/base64url.ts';

/** Why a text is neither a link nor a code. */
export type LostLinkFault =
  | 'missing'
  | 'damaged'
  | 'length_wrong'
  | 'characters_wrong'
  | 'check_wrong';

/** The token, in base64url, of a link or of a typed code as somebody pasted it, perhaps amid other text. */
export function tokenOfLost(pasted: string): Result<string, LostLinkFault> {
  const text = pasted.trim();
  if (text === '') return fail('missing');
  // The fragment stands alone or at the end of a link; a message may go on behind it.
  const fragment = /#(v\d+\.[\w.-]*)/.exec(text)?.[1]?.replace(/\.+$/, '');
  if (fragment !== undefined || /https?:/.test(text)) {
    const link = parseLinkFragment(fragment ?? '');
    return link.ok ? ok(encodeBase64url(link.value.token)) : fail('damaged');
  }
  const code = parseTypedCode(text);
  return code.ok ? ok(encodeBase64url(code.value)) : fail(code.reason);
}
