import { DomainError } from '@yidan/kernel';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';

/** 领导批示 (F-051): a leader had to intervene in a case. */
export class LeaderActs {
  constructor(private readonly one: DisputeCase) {}

  record({ leader, instruction, at: instructed }: { leader: string; instruction: string; at?: string | undefined }, by: Hand, at: Date): void {
    if (instructed !== undefined && new Date(instructed) > at) throw new InstructionToCome();
    const act = { leader, instruction, at: new Date(instructed ?? at).toISOString(), by: by.personId };
    this.one.advance('recordLeader', by, at, { leaderActs: [...this.one.leaderActs, act] });
    this.one.note('LEADER', by, at);
  }
}

/** 批示时间在未来. */
export class InstructionToCome extends DomainError {
  readonly code = 'DISPUTE.INSTRUCTION_TO_COME';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = ['The instruction cannot be later than now', '批示时间不得晚于当前时间'];
    super(message, messageZh, { violations: [{ path: 'at', code: 'DISPUTE.INSTRUCTION_TO_COME', message, messageZh }] });
  }
}
