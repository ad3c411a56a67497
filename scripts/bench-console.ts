import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { consoleAddresses } from '../bench/console-addresses.ts';
import {
  type CompanySize,
  draftWindow,
  fillCompany,
  lengthenLog,
  measureRoutes,
  signInAskers,
} from '../bench/console.ts';
import { type ImportCost, measureImport } from '../bench/import.ts';
import { countingDatabase } from '../bench/counting-database.ts';
import { textTable } from '../bench/text-table.ts';
import { createApp } from '../worker/app.ts';
import { setUpCompany, signIn } from './client/staff-client.ts';
import { buildPages } from './setup/build.ts';
import { startTemporaryProduct } from './setup/temporary-product.ts';

const large: CompanySize = { departments: 500, people: 5000, serviceMap: 8000 };
const small: CompanySize = { departments: 10, people: 100, serviceMap: 40 };

/** What a route costs in one company. */
interface Cost {
  milliseconds: number;
  bytes: number;
  rowsRead: number;
}

/** Entries of the log for each department: some years of windows. */
const entriesEach = 40;

/** Costs of the console's routes, by route without the ids of this one company, and of an import. */
async function measureCompany(
  size: CompanySize,
  rounds: number,
): Promise<{ costs: Map<string, Cost>; imported: ImportCost }> {
  const secrets = {
    KEY_ENCRYPTION_SECRETS: `1:${randomBytes(32).toString('base64url')}`,
    SESSION_PEPPER: `1:${randomBytes(32).toString('base64url')}`,
    SETUP_CODE: randomBytes(30).toString('base64url'),
  };
  const product = await startTemporaryProduct(secrets);
  try {
    const { url, env } = product;
    const token = await setUpCompany(fetch, url, {
      code: secrets.SETUP_CODE,
      company: '示例通信有限公司',
      timeZone: 'Asia/Shanghai',
      number: 'H1',
      name: '何人事',
    });
    const hr = await signIn(fetch, url, token);
    await fillCompany(env.DB, size);
    const ids = await draftWindow(hr, env.DB, Math.floor(Date.now() / 1000));
    const askers = await signInAskers(fetch, url, hr, env.DB);
    await lengthenLog(env.DB, entriesEach * size.departments);
    const addresses = consoleAddresses(ids);
    const counting = countingDatabase(env.DB);
    // The same application again, in this process: the running one tells nobody what it reads.
    const app = createApp();
    const bindings = { ...secrets, RATER_ORIGIN: '', DB: counting.db, KEYS: env.KEYS };
    const costs = new Map<string, Cost>();
    const measured = await measureRoutes(url, askers, addresses, rounds);
    for (const [at, { address, asker }] of addresses.entries()) {
      const cost = measured[at];
      if (cost === undefined) continue;
      counting.take();
      const reply = await app.request(
        `${url}/api${address}`,
        { headers: { cookie: askers[asker].cookie } },
        bindings,
      );
      if (!reply.ok) throw new Error(`${address} answers ${reply.status} when counted`);
      costs.set(cost.route, { ...cost, rowsRead: counting.take() });
    }
    return { costs, imported: await measureImport(hr, '主管') };
  } finally {
    await product.close();
  }
}

/** Measures what HR's pages ask for in a large company, against a small one. @param rounds at least 3 */
export async function benchConsole(rounds: number): Promise<void> {
  await buildPages();
  console.log(`A company of ${small.departments} departments, ${rounds} rounds …`);
  const before = await measureCompany(small, rounds);
  console.log(`A company of ${large.departments} departments, ${rounds} rounds …`);
  const after = await measureCompany(large, rounds);
  const rows = [...after.costs].map(([route, cost]) => {
    const least = before.costs.get(route)?.milliseconds ?? Number.NaN;
    return [
      route,
      `${cost.milliseconds.toFixed(1)} ms`,
      (cost.milliseconds / least).toFixed(1),
      String(cost.rowsRead),
      `${(cost.bytes / 1000).toFixed(1)} kB`,
    ];
  });
  console.log(
    `\n${large.departments} departments, ${large.people} people, ${large.serviceMap} rows of the ` +
      `service map, one window over all; ${os.availableParallelism()} cores; medians; ratio to ` +
      `${small.departments} departments.\n`,
  );
  console.log(textTable([['', 'time', 'ratio', 'rows read', 'answer'], ...rows]));
  const { previewed, imported, rows: people } = after.imported;
  console.log(
    `\nA file about ${people} people with a change in every row: previewed in ` +
      `${(previewed / 1000).toFixed(2)} s, imported in ${(imported / 1000).toFixed(2)} s.`,
  );
}
