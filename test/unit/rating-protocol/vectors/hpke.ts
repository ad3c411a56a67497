import vector from '../../../fixtures/rfc9180-p256-sha256-aes128gcm-base.json';
import { sealingSuite } from '../../../../shared/rating-protocol/sealing-suite.ts';
import type { Compared } from './blind-signature.ts';
import { fromHex, toHex } from './hex.ts';

/** RFC 9180 appendix A.3.1 through the suite that seals ballots: keys, opening, exporting. */
export async function compareHpke(): Promise<Compared[]> {
  const keys = await sealingSuite.DeriveKeyPair(fromHex(vector.ikmR), true);
  const ephemeral = await sealingSuite.DeriveKeyPair(fromHex(vector.ikmE), true);
  const compared: Compared[] = [
    {
      what: 'skRm',
      actual: toHex(await sealingSuite.SerializePrivateKey(keys.privateKey)),
      expected: vector.skRm,
    },
    {
      what: 'pkRm',
      actual: toHex(await sealingSuite.SerializePublicKey(keys.publicKey)),
      expected: vector.pkRm,
    },
    {
      what: 'enc',
      actual: toHex(await sealingSuite.SerializePublicKey(ephemeral.publicKey)),
      expected: vector.enc,
    },
  ];
  const recipient = await sealingSuite.SetupRecipient(keys, fromHex(vector.enc), {
    info: fromHex(vector.info),
  });
  for (const { aad, ct } of vector.encryptions) {
    // A context counts: the vectors open in their order only.
    const opened = await recipient.Open(fromHex(ct), fromHex(aad));
    compared.push({ what: `pt of ${aad}`, actual: toHex(opened), expected: vector.pt });
  }
  const exported = await Promise.all(
    vector.exports.map(async ({ context, value }) => ({
      what: `exported of ${context}`,
      actual: toHex(await recipient.Export(fromHex(context), 32)),
      expected: value,
    })),
  );
  return [...compared, ...exported];
}
