import { describe, expect, it } from 'vitest';
import { type Compared, compareBlindSignature } from './vectors/blind-signature.ts';
import { compareHpke } from './vectors/hpke.ts';
import { compareRoundTrip } from './vectors/round-trip.ts';

function expectAgreement(compared: Compared[]): void {
  const expected = compared.map((entry) => ({ ...entry, actual: entry.expected }));
  expect(compared).toEqual(expected);
}

describe('in workerd', () => {
  it('blind signatures agree with RFC 9474 appendix A.1, signed natively', async () => {
    const compared = await compareBlindSignature(true);
    expect(compared).toHaveLength(6);
    expectAgreement(compared);
  });

  it('sealing agrees with RFC 9180 appendix A.3.1', async () => {
    const compared = await compareHpke();
    expect(compared).toHaveLength(9);
    expectAgreement(compared);
  });

  it('a ballot goes from the manifests through sealing and signing to the tally', async () => {
    const compared = await compareRoundTrip();
    expect(compared).toHaveLength(2);
    expectAgreement(compared);
  });
});
