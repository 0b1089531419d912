import { DisputeClosedV1, DisputeExecutedV1, DisputeExecutingV1, DisputeExecutionOverdueV1, DisputeNonComplianceV1 } from '@yidan/contracts';
import type { DisputeCause, DisputeOutcome } from '@yidan/contracts';
import type { ExecutionFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { ExecutionOpen, NotAParty, NothingDecided, ProposalMissing } from './execution.errors.ts';
import { openEnds, type AmendedList, type WaitingOrder } from './open-ends.ts';

/** 执行情况, as 编办 finds it when it confirms. */
export interface ExecutionFindings {
  readonly lists: readonly AmendedList[];
  readonly orders: readonly WaitingOrder[];
  readonly dismissals: readonly { readonly organId: string; readonly reason: string }[];
  readonly note: string;
}

const DECIDED = ['FILED', 'OPINION_ISSUED', 'RULED'] as const;

/** 执行: what was decided is carried out, confirmed and closed with its cause; who refuses is named. */
export class Execution {
  constructor(private readonly one: DisputeCase) {}

  /** 进入执行. */
  start(by: Hand, at: Date): void {
    this.one.assertMay('execute', by);
    const { documentNumber } = this.outcome;
    const begun = { startedAt: at.toISOString(), reports: [], nonCompliance: [], confirmation: null };
    this.one.advance('execute', by, at, { execution: this.one.execution ?? begun });
    this.one.tell(DisputeExecutingV1, at, { documentNumber });
  }

  /** Begins where something was decided and is not being carried out yet; answers whether it did. */
  startIfDue(by: Hand, at: Date): boolean {
    if (this.one.outcome === null || !DECIDED.some((state) => state === this.one.state)) return false;
    this.start(by, at);
    return true;
  }

  /** 报告执行情况: a party says what it did. */
  report({ text, evidence }: { text: string; evidence: readonly string[] }, by: Hand, at: Date): void {
    this.one.assertMay('reportExecution', by);
    const said = { organId: by.organId, text, evidence, by: by.personId, at: at.toISOString() };
    this.one.advance('reportExecution', by, at, { execution: { ...this.facts, reports: [...this.facts.reports, said] } });
    this.one.note('EXECUTION', by, at);
  }

  /** 登记拒不执行: of what was decided, or of minutes that all heads signed and that are on file. */
  markNonCompliance({ organId, facts }: { organId: string; facts: string }, by: Hand, at: Date): void {
    this.one.assertMay('markNonCompliance', by);
    const documentNumber = this.one.outcome?.documentNumber ?? this.one.negotiation?.filed?.documentNumber;
    if (documentNumber === undefined) throw new NothingDecided();
    if (!this.one.isParty(organId)) throw new NotAParty(['organId']);
    const kept = this.one.execution ?? { startedAt: at.toISOString(), reports: [], nonCompliance: [], confirmation: null };
    const refused = { organId, facts, by: by.personId, at: at.toISOString() };
    this.one.advance('markNonCompliance', by, at, { execution: { ...kept, nonCompliance: [...kept.nonCompliance, refused] } });
    this.one.tell(DisputeNonComplianceV1, at, { organId, documentNumber });
  }

  /** 确认执行: every list says what was decided, and nothing of what the dispute came from waits any more. */
  confirm({ lists, orders, dismissals, note }: ExecutionFindings, by: Hand, at: Date): void {
    this.one.assertMay('confirm', by);
    const missing = openEnds(lists, orders, dismissals);
    if (missing.length > 0) throw new ExecutionOpen(missing);
    const versionIds = [...new Set(lists.flatMap(({ versionId }) => (versionId ? [versionId] : [])))];
    const noListChange = versionIds.length === 0;
    const explained = dismissals.filter(({ organId }) => lists.some((list) => list.organId === organId && list.state === 'DISMISSED'));
    const confirmation = { versionIds, noListChange, note, by: by.personId, at: at.toISOString(), ...(explained.length > 0 && { dismissals: explained }) };
    this.one.advance('confirm', by, at, { execution: { ...this.facts, confirmation } });
    this.one.tell(DisputeExecutedV1, at, { documentNumber: this.outcome.documentNumber, versionIds, noListChange });
  }

  /** 办结 (F-180): with what caused the dispute; objective constraints end in a proposal. */
  close(cause: DisputeCause, proposal: NonNullable<ExecutionFacts['proposal']> | null, by: Hand, at: Date): void {
    this.one.assertMay('close', by);
    if (cause === 'OBJECTIVE_CONSTRAINT' && !proposal) throw new ProposalMissing();
    this.one.advance('close', by, at, { cause, execution: { ...this.facts, proposal } });
    this.one.tell(DisputeClosedV1, at, { source: this.outcome.source, cause, ...(proposal && { proposal: proposal.kind }) });
  }

  /** 执行超期: the clock of carrying out or of its confirmation ran out. */
  overdue(clock: 'EXECUTE' | 'CONFIRM', dueAt: Date, at: Date): void {
    this.one.actedAt = at;
    this.one.tell(DisputeExecutionOverdueV1, at, { documentNumber: this.outcome.documentNumber, clock, dueAt: dueAt.toISOString() });
  }

  private get facts(): ExecutionFacts {
    if (!this.one.execution) throw new NothingDecided();
    return this.one.execution;
  }

  private get outcome(): DisputeOutcome {
    if (!this.one.outcome) throw new NothingDecided();
    return this.one.outcome;
  }
}
