import { buildCompany, idOf } from '../../../scripts/client/company.ts';
import { openCycle, windowWithLinks } from '../../../scripts/client/window.ts';
import { demoCompany } from '../../../scripts/demo/company-plan.ts';
import type { TemporaryProduct } from '../../../scripts/setup/temporary-product.ts';
import { startScene } from '../../support/product.ts';
import { testSecrets } from '../../support/test-secrets.ts';

/** A running product with an open window, for trying the rater's page on it. */
export type OpenWindow = {
  product: TemporaryProduct;
  /** Unused links of raters with two or more departments to rate; each test takes its own. */
  takeLink(): string;
};

const day = 24 * 60 * 60;

/** Starts the product with the demo company and one window, open for a week. The caller closes it. */
export async function startWithOpenWindow(): Promise<OpenWindow> {
  const { product, made } = await startScene('open window', openWindow);
  const links = [...made];
  return {
    product,
    takeLink() {
      const link = links.pop();
      if (link === undefined) throw new Error('no link is left');
      return link;
    },
  };
}

/** Links with two or more departments to rate. */
async function openWindow({ url }: TemporaryProduct): Promise<string[]> {
  const company = await buildCompany(fetch, url, testSecrets.SETUP_CODE, demoCompany);
  const reviewers = [await company.signInAs('A010'), await company.signInAs('A020')];
  const cycle = await openCycle(company.hr, {
    kind: 'month',
    label: '2026-10',
    departments: [...company.departments.values()],
  });
  const now = Math.floor(Date.now() / 1000);
  const issued = await windowWithLinks(company.hr, reviewers, {
    cycle,
    departments: ['YF', 'SC', 'YJ'].map((code) => idOf(company.departments, code)),
    opensAt: now - 60,
    closesAt: now + 7 * day,
    latestCloseAt: now + 9 * day,
    graceMinutes: 30,
    threshold: 5,
  });
  const withSeveral = ['YF', 'SC', 'YJ', 'ZL', 'XS'].map((code) => idOf(company.departments, code));
  return issued.links
    .filter(({ department }) => withSeveral.includes(department))
    .map(({ link }) => link);
}
