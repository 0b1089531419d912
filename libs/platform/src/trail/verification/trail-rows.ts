import type { ChainAlgorithm, DigestForm, JournalRow } from '../../journal/digest.ts';

/** Where a service's sequencer says its chain stands. */
export interface TrailState {
  service: string;
  algorithm: ChainAlgorithm;
  /** What the first link is made of. */
  genesis: string;
  position: bigint;
  hash: Buffer;
}

/** One row of the order, with the journal row it names, if that is there. */
export interface TrailRow {
  position: bigint;
  seq: string;
  published: boolean;
  form: DigestForm;
  digest: Buffer;
  hash: Buffer;
  row: JournalRow | null;
}

/** A place in the order as the walk looks at it: with the digest that its journal row really has. */
export interface Place extends TrailRow {
  own: Buffer | null;
}

/** Whether a place's journal row says what the order says it says. */
export const tallies = ({ own, digest }: Place): boolean => own !== null && own.equals(digest);
