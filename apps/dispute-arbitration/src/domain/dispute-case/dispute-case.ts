import { Aggregate } from '@yidan/kernel';
import type { By, Given, Signature } from '@yidan/kernel';
import { DisputeActRecordedV1, DisputeOutcomeDecidedV1, DisputeRaisedV1 } from '@yidan/contracts';
import type { DisputeCause, DisputeLevel, DisputeOutcome, EventContract, EventData, RecordedEvent } from '@yidan/contracts';
import type {
  AcceptanceFacts, ApplicationFacts, CaseProgress, CommissionFacts, CoordinationFacts, DisputeParty, ExecutionFacts, InterimHolder, LeaderAct, NegotiationFacts, PartyStatement, RaisedFacts, SignedText, UpperReturnFacts,
} from './case-facts.ts';
import { LevelSkipped } from './dispute-case.errors.ts';
import { disputeCaseLifecycle } from './dispute-case.lifecycle.ts';
import type { DisputeCaseCommand, DisputeCaseState } from './dispute-case.lifecycle.ts';
import { isSkipping, levelOf } from './levels.ts';
import type { Hand } from './seen-by.ts';

type ActKind = EventData<typeof DisputeActRecordedV1>['act'];

/**
 * 职责争议: who holds a duty is disputed between organs. The phases (部门协商, 编办、司法协调, 编委裁定, 执行) have classes of their own beside this one:
 * they keep their rules and call `advance`, which lets nothing happen that the table of the procedure does not allow.
 */
export class DisputeCase extends Aggregate<RecordedEvent> {
  readonly id!: string;
  readonly tenantId!: string;
  readonly rowVersion!: number;
  readonly number!: string;
  /** 全链条: everything that came before the case and follows from it stands under one correlation id. */
  readonly chainId!: string;
  readonly kind!: RaisedFacts['kind'];
  readonly issue!: RaisedFacts['issue'];
  readonly urgency!: RaisedFacts['urgency'];
  readonly jurisdiction!: RaisedFacts['jurisdiction'];
  readonly title!: string;
  readonly description!: string;
  readonly legalIssue!: string | null;
  readonly sector!: string | null;
  readonly itemKeys!: readonly string[];
  readonly origin!: RaisedFacts['origin'];
  readonly convenorOrganId!: string;
  readonly raisedBy!: RaisedFacts['raisedBy'];
  readonly raisedByOrganId!: string | null;
  readonly raisedByPersonId!: string | null;
  readonly raisedAt!: Date;
  readonly fingerprint!: string;
  state: DisputeCaseState = 'RAISED';
  level: DisputeLevel = 1;
  /** 最近办理: every act leaves its mark on the row, also one that changes nothing else. */
  actedAt!: Date;
  enteredAt!: Date;
  parties!: readonly DisputeParty[];
  interim: InterimHolder | null = null;
  statements: readonly PartyStatement[] = [];
  negotiation: NegotiationFacts | null = null;
  application: ApplicationFacts | null = null;
  acceptance: AcceptanceFacts | null = null;
  upperReturns: readonly UpperReturnFacts[] = [];
  coordination: CoordinationFacts | null = null;
  commission: CommissionFacts | null = null;
  execution: ExecutionFacts | null = null;
  leaderActs: readonly LeaderAct[] = [];
  withdrawalConsents: readonly SignedText[] = [];
  /** Signatures under a step that needs several, as the table counts them. */
  signatures: readonly Signature[] = [];
  nonCompliant = false;
  outcome: DisputeOutcome | null = null;
  outcomeAt: Date | null = null;
  cause: DisputeCause | null = null;
  closedAt: Date | null = null;

  /** 提出争议. */
  static raise(given: RaisedFacts, by: By, at: Date): DisputeCase {
    const state = disputeCaseLifecycle.next(null, 'raise', by);
    const raised = Object.assign(new DisputeCase(), { ...given, state, raisedAt: at, enteredAt: at, actedAt: at } satisfies Partial<DisputeCase>);
    const { raisedBy, issue, convenorOrganId } = given;
    raised.tell(DisputeRaisedV1, at, { raisedBy, issue, convenorOrganId, parties: [...given.parties], itemKeys: [...given.itemKeys] });
    return raised;
  }

  /**
   * 推进: takes one step of the procedure with what it changes, and answers whether the step is done; one that waits for further signatures keeps what it was given.
   * For the phases beside this class; a guard of theirs comes before it.
   */
  advance(command: DisputeCaseCommand, by: By, at: Date, change: Partial<CaseProgress> = {}, given: Given<DisputeCaseState> = {}): boolean {
    if (isSkipping(this.state, command)) throw new LevelSkipped(this.number, command);
    const before = this.state;
    const move = disputeCaseLifecycle.move(this.state, command, by, { signatures: this.signatures, signatories: this.signatories, ...given });
    Object.assign(this, change);
    this.signatures = move.signatures;
    this.state = move.state;
    this.level = Math.max(this.level, levelOf(move.state)) as DisputeLevel;
    if (move.sets === 'NON_COMPLIANCE') this.nonCompliant = true;
    if (this.state !== before) this.enteredAt = at;
    if (disputeCaseLifecycle.isFinal(this.state)) this.closedAt = at;
    this.actedAt = at;
    return move.done;
  }

  /** Refuses a step out of order or by somebody else, before anything follows from it. */
  assertMay(command: DisputeCaseCommand, by: By): void {
    if (isSkipping(this.state, command)) throw new LevelSkipped(this.number, command);
    disputeCaseLifecycle.move(this.state, command, by, { signatures: this.signatures, signatories: this.signatories });
  }

  /** 留痕: an act of a person that is no step of its own in what others are told. */
  note(act: ActKind, by: Hand, at: Date): void {
    this.tell(DisputeActRecordedV1, at, { act, organId: by.organId || null, personId: isId(by.personId) ? by.personId : null });
  }

  /** 定责: from here on lists, orders and matching go by it. */
  decide(outcome: DisputeOutcome, executeBy: string | null, at: Date): void {
    const replaces = this.outcome?.documentNumber ?? null;
    this.outcome = outcome;
    this.outcomeAt = at;
    this.tell(DisputeOutcomeDecidedV1, at, { outcome, executeBy, replaces });
  }

  /** 临时责任: who holds the duty from now on, until somebody else does. */
  holdInterim(interim: InterimHolder | null, event: RecordedEvent, at: Date): void {
    this.interim = interim;
    this.actedAt = at;
    this.record(event);
  }

  /** Whether the case is a party's. */
  isParty(organId: string): boolean {
    return this.parties.some((party) => party.organId === organId);
  }

  /** 签署方: those whose heads sign; who is only interested does not. */
  get signatories(): string[] {
    return this.parties.filter(({ role }) => role !== 'INTERESTED').map(({ organId }) => organId);
  }

  get isOpen(): boolean {
    return !disputeCaseLifecycle.isFinal(this.state);
  }

  /** Tells what happened, with what every event of a case says. */
  tell<Contract extends EventContract>(contract: Contract, at: Date, more: Omit<EventData<Contract>, 'caseId' | 'number' | 'kind' | 'urgency' | 'origin' | 'level' | 'at'>): void {
    const { id, number, kind, urgency, origin, level } = this;
    this.record(contract.create({ caseId: id, number, kind, urgency, origin, level, at: at.toISOString(), ...more }, at));
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
}
