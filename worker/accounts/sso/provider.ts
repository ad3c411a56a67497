import type { SsoConfig } from './config.ts';
import { feishuProvider } from './feishu.ts';
import type { IdentityProvider } from './identity.ts';
import { openIdProvider } from './openid.ts';

/** The provider that is configured. Another kind is another line here. */
export function providerOf(config: SsoConfig): IdentityProvider {
  const kinds = { openid: openIdProvider, feishu: feishuProvider };
  return kinds[config.kind](config);
}
