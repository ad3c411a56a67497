import {
  startTemporaryProduct,
  type TemporaryProduct,
} from '../../scripts/setup/temporary-product.ts';
import { testSecrets } from './test-secrets.ts';

/**
 * Starts the whole product for a test, on a free port, with empty storage of its own.
 * Needs the pages to be built (`dist/survey-ui`).
 *
 * @param vars values that replace the `[vars]` of wrangler.toml, for example `RATER_ORIGIN`
 */
export function startProduct(vars: Record<string, string> = {}): Promise<TemporaryProduct> {
  return startTemporaryProduct(testSecrets, vars);
}
