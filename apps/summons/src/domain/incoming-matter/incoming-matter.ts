import { Aggregate } from '@yidan/kernel';
import type { By } from '@yidan/kernel';
import {
  MatterAssignedV1, MatterClosedV1, MatterDisputeEndedV1, MatterDisputeOpenedV1, MatterDisputeRequestedV1, MatterMatchedV1, MatterMergedV1, MatterReceivedV1, MatterReferredV1, MatterUnmatchedV1,
} from '@yidan/contracts';
import type { Disclosure, DisputeEnding, Location, RecordedEvent, StatutoryChannel, Urgency } from '@yidan/contracts';
import { nameOf, theSystem } from '../acting.ts';
import type { Acting } from '../acting.ts';
import { CaseClosed } from '../case-participation/case-participation.errors.ts';
import type { CaseClocks } from '../deadline/deadline.ts';
import { assertNotInArbitration } from '../dispatch-order/order-return.ts';
import type { OpenDispute } from '../dispute/followed-dispute.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import type { ListAnswer } from './match-result.ts';
import { requireStub } from './secret-stub.ts';
import type { StatutoryHint } from './statutory-channels.ts';
import { matterLifecycle } from './incoming-matter.lifecycle.ts';
import type { MatterState } from './incoming-matter.lifecycle.ts';

export type MatterChannel = 'HOTLINE' | 'ONLINE_GOVERNANCE' | 'INSPECTION' | 'GRID' | 'SENSOR' | 'PETITION' | 'LEADER' | 'SUMMONS' | 'ASP' | 'DEPARTMENT_SYSTEM';

/** What is known of a matter when it arrives. */
export interface MatterFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly channel: MatterChannel;
  readonly externalId: string | null;
  /** Fingerprint of what was sent: the same number with another one is another matter. */
  readonly bodyHash: string;
  readonly title: string;
  readonly content: string;
  readonly category: string | null;
  readonly location: Location | null;
  readonly occurredAt: Date | null;
  readonly urgency: Urgency;
  /** Ciphertext; the clear text never enters the object. */
  readonly complainantEnc: Buffer | null;
  /** What stands for the complainant in reports. */
  readonly complainantRef: string | null;
  /** Title and content as those outside the handling chain read them; null where there is nothing to hide. */
  readonly titleMasked: string | null;
  readonly contentMasked: string | null;
  readonly disclosure: Disclosure;
  readonly paperFileNumber: string | null;
  readonly attachments: readonly string[];
}

/** 定责决定: who answers, by the list or by an operator's word. */
export interface MatterDecision {
  readonly how: 'AUTO' | 'CONFIRMED' | 'MANUAL';
  readonly itemKey: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

/** 来件: something that somebody wants done, on its way to the unit that has to do it. */
export class IncomingMatter extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly number: string;
  readonly channel: MatterChannel;
  readonly externalId: string | null;
  readonly bodyHash: string;
  readonly title: string;
  readonly content: string;
  readonly category: string | null;
  readonly location: Location | null;
  readonly occurredAt: Date | null;
  readonly receivedAt: Date;
  readonly urgency: Urgency;
  readonly complainantEnc: Buffer | null;
  readonly complainantRef: string | null;
  readonly titleMasked: string | null;
  readonly contentMasked: string | null;
  readonly disclosure: Disclosure;
  readonly paperFileNumber: string | null;
  readonly attachments: readonly string[];
  readonly submittedByOrganId: string;
  state: MatterState;
  decision: MatterDecision | null = null;
  /** 法定途径: where the matter goes instead of to a unit (R-DIS-5). */
  statutoryChannel: StatutoryChannel | null = null;
  /** 途径线索: what in its wording points to a statutory channel; for the operator to judge. */
  statutoryHint: StatutoryHint | null = null;
  /** 并入: the matter that is answered for this one. */
  mergedIntoId: string | null = null;
  /** 争议案件: the case that says, or said, whose it is. */
  disputeCaseId: string | null = null;
  disputeCaseNumber: string | null = null;
  closedAt: Date | null = null;

  constructor(facts: MatterFacts, by: Acting, at: Date) {
    super();
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.number = facts.number;
    this.channel = facts.channel;
    this.externalId = facts.externalId;
    this.bodyHash = facts.bodyHash;
    this.title = facts.title;
    this.content = facts.content;
    this.category = facts.category;
    this.location = facts.location;
    this.occurredAt = facts.occurredAt;
    this.receivedAt = at;
    this.urgency = facts.urgency;
    requireStub(facts);
    this.complainantEnc = facts.complainantEnc;
    this.complainantRef = facts.complainantRef;
    this.titleMasked = facts.titleMasked;
    this.contentMasked = facts.contentMasked;
    this.disclosure = facts.disclosure;
    this.paperFileNumber = facts.paperFileNumber;
    this.attachments = facts.attachments;
    this.submittedByOrganId = by.organId;
    this.state = matterLifecycle.next(null, 'receive', this.seenBy(by));
    this.record(MatterReceivedV1.create({ ...this.told(), receivedAt: at.toISOString(), regionCode: this.location?.regionCode ?? null }, at));
  }

  /** 依单匹配: takes the list's answer; whatever is not sure waits for an operator, with a clock. */
  match(answer: ListAnswer, clocks: CaseClocks, at: Date, hint: StatutoryHint | null = null): void {
    this.state = matterLifecycle.next(this.state, 'match', theSystem, { to: answer.decision === 'AUTO' ? 'MATCHED' : answer.decision });
    this.statutoryHint = hint;
    const [best] = answer.candidates;
    if (answer.decision === 'AUTO' && best) this.decision = { how: 'AUTO', itemKey: best.itemKey, reason: null, by: 'system:list', at: at.toISOString() };
    if (answer.decision !== 'AUTO') clocks.start('DECIDE', at);
    const contract = answer.decision === 'UNMATCHED' ? MatterUnmatchedV1 : MatterMatchedV1;
    const candidates = answer.candidates.map(({ itemKey, organId, unitId, score }) => ({ itemKey, organId, unitId, score }));
    this.record(contract.create({ ...this.told(), decision: answer.decision, candidates, algorithmVersion: answer.algorithmVersion }, at));
  }

  /** 定责: an operator names the item, against the list's first proposal or with it, and says why. */
  decide(item: HeldItem, proposed: string | null, reason: string, actor: Acting, at: Date, clocks: CaseClocks): void {
    assertNotInArbitration(this, actor);
    this.state = matterLifecycle.next(this.state, 'decide', this.seenBy(actor));
    clocks.meet('DECIDE', at);
    const how = item.itemKey === proposed ? 'CONFIRMED' : 'MANUAL';
    this.decision = { how, itemKey: item.itemKey, reason, by: nameOf(actor), at: at.toISOString() };
    const { itemKey, organId, unitId } = item;
    this.record(MatterAssignedV1.create({ ...this.told(), itemKey, organId, unitId, how, assignedAt: at.toISOString() }, at));
  }

  /** 改派: it is sent elsewhere, by another item; who said so and why stands in its decision. */
  reassign(item: HeldItem, reason: string, by: Acting | null, at: Date): void {
    this.state = matterLifecycle.next(this.state, 'reassign', by ? this.seenBy(by) : theSystem);
    this.decision = { how: 'MANUAL', itemKey: item.itemKey, reason, by: by ? nameOf(by) : 'system:list', at: at.toISOString() };
    const { itemKey, organId, unitId } = item;
    this.record(MatterAssignedV1.create({ ...this.told(), itemKey, organId, unitId, how: 'MANUAL', assignedAt: at.toISOString() }, at));
  }

  /** 定责或改派: an operator, or what a dispute ended in, names who answers for it, whether it is out already or not. */
  answerBy(item: HeldItem, reason: string, actor: Acting, clocks: CaseClocks, at: Date): void {
    if (this.state === 'DISPATCHED') return this.reassign(item, reason, actor, at);
    this.decide(item, null, reason, actor, at, clocks);
    this.dispatch();
  }

  /** 引导法定途径 (R-DIS-5): it is dispatched to nobody; by the system where the sender named the channel. */
  refer(channel: StatutoryChannel, by: Acting | null, clocks: CaseClocks, at: Date): void {
    this.state = matterLifecycle.next(this.state, 'refer', by ? this.seenBy(by) : theSystem);
    this.statutoryChannel = channel;
    this.closedAt = at;
    clocks.cancelAll();
    this.record(MatterReferredV1.create({ ...this.told(), statutoryChannel: channel, at: at.toISOString() }, at));
  }

  /** 并件: what it says is answered with the other one. */
  mergeInto(other: { id: string; number: string }, actor: Acting, clocks: CaseClocks, at: Date): void {
    this.state = matterLifecycle.next(this.state, 'merge', this.seenBy(actor));
    this.mergedIntoId = other.id;
    this.closedAt = at;
    clocks.cancelAll();
    this.record(MatterMergedV1.create({ ...this.told(), intoMatterId: other.id, intoNumber: other.number, at: at.toISOString() }, at));
  }

  /** 提请职责争议处理: nobody can say whose it is; the interim holder works meanwhile (R-DSP-1). */
  requestDispute(
    asked: { kind: 'NEW_LAW' | 'WHO_HOLDS'; candidates: readonly { itemKey: string; organId: string; unitId: string }[]; interim: { orderId: string; organId: string } | null; partyOrganIds?: readonly string[] },
    actor: Acting,
    clocks: CaseClocks,
    at: Date,
  ): void {
    this.state = matterLifecycle.next(this.state, 'requestDispute', this.seenBy(actor));
    clocks.meet('DECIDE', at);
    const candidates = asked.candidates.map(({ itemKey, organId, unitId }) => ({ itemKey, organId, unitId }));
    const { kind, interim, partyOrganIds } = asked;
    this.record(
      MatterDisputeRequestedV1.create(
        { ...this.told(), kind, candidates, interimOrderId: interim?.orderId ?? null, interimOrganId: interim?.organId ?? null, ...(partyOrganIds && { partyOrganIds: [...partyOrganIds] }), at: at.toISOString() },
        at,
      ),
    );
  }

  /** 争议立案: the case that says whose it is has a number. */
  openDispute({ caseId, number }: OpenDispute, at: Date): void {
    if (this.disputeCaseId === caseId) return;
    this.disputeCaseId = caseId;
    this.disputeCaseNumber = number;
    this.record(MatterDisputeOpenedV1.create({ ...this.told(), disputeCaseId: caseId, disputeCaseNumber: number, at: at.toISOString() }, at));
  }

  /** 争议终结: nobody says whose it is; the operator decides again, with a clock. */
  endDispute(ground: DisputeEnding, clocks: CaseClocks, at: Date): void {
    this.state = matterLifecycle.next(this.state, 'endDispute', theSystem);
    this.disputeCaseId = null;
    this.disputeCaseNumber = null;
    clocks.start('DECIDE', at);
    this.record(MatterDisputeEndedV1.create({ ...this.told(), ground, at: at.toISOString() }, at));
  }

  /** 派件: its orders are out. */
  dispatch(): void {
    this.state = matterLifecycle.next(this.state, 'dispatch', theSystem);
  }

  /** 办结: its last order is closed. */
  close(at: Date): void {
    this.state = matterLifecycle.next(this.state, 'close', theSystem);
    this.closedAt = at;
    this.record(MatterClosedV1.create(this.told(), at));
  }

  /** 跨区办结: the city that brought organs of several districts together says that it is done. */
  conclude(actor: Acting, isCrossDistrict: boolean, clocks: CaseClocks, at: Date): void {
    this.state = matterLifecycle.next(this.state, 'conclude', { roles: actor.roles, relations: isCrossDistrict ? ['CONVENOR'] : [] });
    this.closedAt = at;
    clocks.cancelAll();
    this.record(MatterClosedV1.create(this.told(), at));
  }

  /** Refuses what may only be done to a matter that is not over. */
  assertOpen(): void {
    if (matterLifecycle.isFinal(this.state)) throw new CaseClosed(this.number);
  }

  /** Everything of a matter is told under one chain. */
  get chainId(): string {
    return this.id;
  }

  get isOut(): boolean {
    return this.state === 'DISPATCHED';
  }

  /** Whether it is settled which item answers for it; an emergency's interim holder may be at work before. */
  get isDecided(): boolean {
    return this.decision !== null;
  }

  // No step of a matter asks for more than a role.
  private seenBy(actor: Acting): By {
    return actor.isSystem ? theSystem : { roles: actor.roles, relations: [] };
  }

  private told() {
    return { matterId: this.id, number: this.number, channel: this.channel, urgency: this.urgency };
  }
}
