import type { BallotState, LinkRecord } from '../../../survey-ui/rate/state/device.ts';

/** What a device keeps of a link of which nothing was sent. */
export const blank: LinkRecord = {
  version: 1,
  window: 'w',
  cycle: '2026-10',
  until: 9,
  ballots: {},
};

/** A ballot that is sealed and not yet signed. @param mark tells it from others */
export const sealed = (mark: string) =>
  ({
    step: 'sealed',
    prepared: {
      survey: 's',
      fp: '',
      surveyManifestHash: '',
      signingKey: '',
      sealed: mark,
      prefix: '',
      blinded: '',
      inverse: '',
    },
  }) as const satisfies BallotState;
