import { assertFourEyes } from '@yidan/kernel';
import { ReplyMissing, ReplyUnsigned } from './supervision.errors.ts';

/** 答复一轮: what the unit wrote, who signed it, what became of it. */
export interface ReplyRound {
  readonly text: string;
  readonly evidence: readonly string[];
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly onTime: boolean | null;
  readonly decision: { readonly accepted: boolean; readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** 起草: a text that nobody signed yet is written anew; a signed one stays as it is. */
export function written(rounds: readonly ReplyRound[], text: string, evidence: readonly string[], by: string, at: Date): ReplyRound[] {
  const settled = rounds.filter(({ signedBy }) => signedBy !== null);
  return [...settled, { text, evidence, writtenBy: by, writtenAt: at.toISOString(), signedBy: null, signedAt: null, onTime: null, decision: null }];
}

/** 签发: another person signs what was written (R-SEC-2). */
export function signed(rounds: readonly ReplyRound[], number: string, by: string, onTime: boolean, at: Date): ReplyRound[] {
  const draft = rounds.at(-1);
  if (!draft || draft.signedBy !== null) throw new ReplyMissing(number);
  assertFourEyes(draft.writtenBy, by);
  return [...rounds.slice(0, -1), { ...draft, signedBy: by, signedAt: at.toISOString(), onTime }];
}

/** 认可或退回: on a reply that two people gave, by a third. */
export function decided(rounds: readonly ReplyRound[], number: string, accepted: boolean, reason: string, by: string, at: Date): ReplyRound[] {
  const reply = rounds.at(-1);
  if (!reply?.signedBy) throw new ReplyUnsigned(number);
  assertFourEyes(reply.writtenBy, reply.signedBy);
  for (const hand of [reply.writtenBy, reply.signedBy]) assertFourEyes(hand, by);
  return [...rounds.slice(0, -1), { ...reply, decision: { accepted, reason, by, at: at.toISOString() } }];
}
