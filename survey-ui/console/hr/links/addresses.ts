/** What is wrong with a list of addresses, with what it is about. */
export type AddressFault =
  | { kind: 'none' }
  | { kind: 'malformed' | 'twice'; address: string }
  | { kind: 'many'; given: number };

/** What the Worker takes, no more and no less. */
const address = /^[\w+-]+(?:\.[\w+-]+)*@[\da-z]+(?:[.-][\da-z]+)*\.[a-z]{2,}$/iu;

/** Addresses as people paste them: one a line, or separated by commas, semicolons or blanks. */
export function readAddresses(typed: string, most: number): string[] | AddressFault {
  const addresses = typed
    .normalize('NFKC')
    .split(/[\s,;、]+/u)
    .filter((each) => each !== '');
  if (addresses.length === 0) return { kind: 'none' };
  const malformed = addresses.find((each) => each.length > 254 || !address.test(each));
  if (malformed !== undefined) return { kind: 'malformed', address: malformed };
  const seen = new Set<string>();
  for (const each of addresses) {
    const folded = each.toLowerCase();
    if (seen.has(folded)) return { kind: 'twice', address: each };
    seen.add(folded);
  }
  if (addresses.length > most) return { kind: 'many', given: addresses.length };
  return addresses;
}
