import type { ContentChanges } from './content-changes.ts';
import type { SignerRole } from './total-content.ts';

/** A signature under a total. Times of a record are unix seconds. */
export type SignatureMark = {
  version: number;
  role: SignerRole;
  name: string;
  /** Name of the absent holder of the role, if a substitute signed. */
  standsInFor: string | null;
  /** Whether the reviewer signed knowing that there is no customer score. */
  withoutCustomerScore: boolean;
  at: number;
};

/** A signature with whether it is under what the total is made of now. */
export type ShownSignature = SignatureMark & { holds: boolean };

/** A frozen version, without its content. */
export type FrozenVersion = {
  version: number;
  hundredths: number;
  fingerprint: string;
  at: number;
};

/** Why a version follows a frozen one. */
export type Correction = { version: number; reason: string; by: string; at: number };

/** What the manager objected to, and the answer once there is one. */
export type ObjectionMark = {
  version: number;
  reasons: string;
  by: string;
  at: number;
  answer: { outcome: 'upheld' | 'dismissed'; text: string; by: string; at: number } | null;
};

/** The record beside a total, each list oldest first. */
export type ShownRecord = {
  version: number;
  state: 'open' | 'frozen';
  /** What is signed; null while the total is incomplete. */
  fingerprint: string | null;
  frozenAt: number | null;
  /** Of the newest version. */
  signatures: ShownSignature[];
  versions: FrozenVersion[];
  corrections: Correction[];
  objections: ObjectionMark[];
  /** Whether what is shown may still be objected to. */
  mayObject: boolean;
  /**
   * What differs from what was signed last, or else seen last; of a frozen record, what has come
   * about since.
   */
  changes: ContentChanges | null;
};

/** A frozen version as it was signed: all that is needed to compute it again elsewhere. */
export type FrozenRecord = FrozenVersion & {
  /** Canonical JSON of the content. */
  text: string;
  signatures: SignatureMark[];
};
