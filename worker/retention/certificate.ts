import { canonicalJsonBytes } from '../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../shared/rating-protocol/digest.ts';
import { hexOf, textBytes } from '../../shared/wire/bytes.ts';

/** How much of each kind there was when a purge began. Never a count of ballots or answers. */
export interface PurgeCounts {
  windows: number;
  surveys: number;
  links: number;
  results: number;
  sheets: number;
  totals: number;
  measures: number;
}

/** What a purge did, for whoever asks later. Times in seconds since 1970, UTC. */
export interface PurgeFacts {
  company: string;
  cycle: { id: string; kind: 'month' | 'quarter'; label: string };
  retentionMonths: number;
  dueAt: number;
  announcedAt: number;
  startedAt: number;
  completedAt: number;
  counts: PurgeCounts;
}

/** Kinds of data of which nothing is left, and what stays. */
const purged = [
  'ballots',
  'answers',
  'evidence_keys',
  'words_key',
  'receipts',
  'tallies',
  'links',
  'published_results',
  'sheets',
  'totals',
  'objections',
  'measures',
  'reasons',
];
const kept = ['audit_log', 'manifests', 'states'];

/** The certificate as canonical JSON: the very bytes that are kept, downloaded and hashed. */
export function writeCertificate(facts: PurgeFacts): string {
  const { cycle, counts } = facts;
  return new TextDecoder().decode(
    canonicalJsonBytes({
      ...facts,
      certificate: 'niping purge',
      version: 1,
      cycle: { ...cycle },
      counts: { ...counts },
      purged,
      kept,
    }),
  );
}

/** SHA-256 of a certificate in hex, as `sha256sum` shows it. */
export async function certificateHash(certificate: string): Promise<string> {
  return hexOf(await sha256(textBytes(certificate)));
}

/** Of the purge of a cycle, by its id, and of forgetting those who left in a month. */
type CertificateKind = 'purged' | 'forgotten';

/**
 * Keeps a certificate in R2, where no database that is put back takes it away. The first one of an
 * owner stays; the answer is the one that is kept.
 */
export async function keepCertificate(
  bucket: R2Bucket,
  owner: string,
  certificate: string,
  kind: CertificateKind = 'purged',
): Promise<string> {
  const onlyIf = { etagDoesNotMatch: '*' };
  await bucket.put(`${kind}/${owner}`, certificate, { onlyIf });
  return (await readCertificate(bucket, owner, kind)) ?? certificate;
}

/** The certificate of a cycle that was ever purged, or of a month whose leavers were forgotten. */
export async function readCertificate(
  bucket: R2Bucket,
  owner: string,
  kind: CertificateKind = 'purged',
): Promise<string | undefined> {
  const object = await bucket.get(`${kind}/${owner}`);
  return object === null ? undefined : object.text();
}

/** Ids of all cycles that were ever purged, or all months of the forgotten, whatever the database says. */
export async function listCertified(
  bucket: R2Bucket,
  kind: CertificateKind = 'purged',
): Promise<string[]> {
  const prefix = `${kind}/`;
  const owners: string[] = [];
  let cursor: string | undefined;
  do {
    const page: R2Objects = await bucket.list({
      prefix,
      ...(cursor === undefined ? {} : { cursor }),
    });
    owners.push(...page.objects.map(({ key }) => key.slice(prefix.length)));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return owners;
}
