import {
  AdjustmentEntrustedV1, AdjustmentDismissedV1, AdjustmentDoneV1, AdjustmentDraftedV1, AdjustmentHandedOverV1, AdjustmentListEnteredV1, AdjustmentOpenedV1, AdjustmentPutBackV1, type AdjustmentTrigger,
} from '@yidan/contracts';
import { Aggregate, type ActorRole, type By } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import { OrganDraftsFirst, TriggerNotYours } from './adjustment.errors.ts';
import { adjustmentCaseLifecycle, type AdjustmentCaseCommand, type AdjustmentCaseState } from './adjustment-case.lifecycle.ts';
import type { AffectedItem } from './affected-item.ts';
import type { AnsweredOutcome } from './answered-outcome.ts';

/** 事由: the event, notice or finding that a case follows from. */
export interface AdjustmentCause {
  readonly type: string;
  readonly id: string;
  readonly title: string;
}

/** What is known of a case when it is opened. */
export interface OpenedCase {
  readonly id: string;
  readonly tenantId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly trigger: AdjustmentTrigger;
  readonly urgency: 'NORMAL' | 'EXPEDITED';
  readonly cause: AdjustmentCause;
  readonly affected: readonly AffectedItem[];
  /** The version in force, whose items are meant. */
  readonly baseVersionId: string | null;
  /** 定责结果 that the case carries out, where a dispute led to it. */
  readonly outcome?: AnsweredOutcome | null;
  /** Under which id everything that follows from one matter is found; null where the case begins by itself. */
  readonly chainId?: string | null;
}

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };
const TIMER: By = { roles: ['TIMER'], relations: [] };
/** 编办 drafts these at once: the change is ordered, there is nothing for the organ to ask for (03 §3.1.4). */
const ORDERED: readonly AdjustmentTrigger[] = ['DISPUTE_RULING'];

/** 动态调整: one organ's list has to change for one cause. */
export class AdjustmentCase extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly organId!: string;
  readonly organCode!: string;
  readonly trigger!: AdjustmentTrigger;
  readonly urgency!: OpenedCase['urgency'];
  readonly causeType!: string;
  readonly causeId!: string;
  readonly causeTitle!: string;
  readonly affected!: readonly AffectedItem[];
  readonly baseVersionId!: string | null;
  readonly chainId!: string | null;
  readonly openedAt!: Date;
  readonly openedBy!: string;
  readonly rowVersion!: number;
  state: AdjustmentCaseState = 'OPEN';
  officeDraftsSince: Date | null = null;
  versionId: string | null = null;
  dismissReason: string | null = null;
  closedAt: Date | null = null;
  outcome: AnsweredOutcome | null = null;

  /** 提请调整. */
  static open({ cause, outcome = null, chainId = null, ...given }: OpenedCase, by: Hand, at: Date): AdjustmentCase {
    const state = adjustmentCaseLifecycle.next(null, 'open', by);
    if (!mayOpen(given.trigger, by.roles)) throw new TriggerNotYours(given.trigger);
    const opened = Object.assign(new AdjustmentCase(), {
      ...given, outcome, chainId, causeType: cause.type, causeId: cause.id, causeTitle: cause.title, openedAt: at, openedBy: by.actorId, state,
    } satisfies Partial<AdjustmentCase>);
    const { organCode, urgency, affected } = given;
    opened.record(AdjustmentOpenedV1.create({ ...opened.told(), organCode, urgency, itemKeys: affected.flatMap(({ itemKey, identity }) => itemKey ?? identity ?? []), at: at.toISOString() }, at));
    return opened;
  }

  /** 交办: from here on the organ's time to draft runs. */
  assign(by: By, at: Date): void {
    this.take('assign', by);
    this.record(AdjustmentEntrustedV1.create(this.step(at), at));
  }

  /** 起草: by the organ; by 编办 once the organ's time is over or where a ruling orders the change. */
  draft(versionId: string, by: By, at: Date): void {
    this.requireTurn(by);
    this.take('draft', by);
    this.versionId = versionId;
    this.record(AdjustmentDraftedV1.create({ ...this.step(at), versionId, byOffice: !isOrgan(by) }, at));
  }

  /** 落稿: the draft is the list in force with exactly what the document says, and nothing else; a part of it that could not be worked in leaves nothing to compare with. */
  holdText(contentHash: string): void {
    if (this.outcome?.whole) this.outcome = { ...this.outcome, contentHash };
  }

  /** Refuses the office while the organ has still time: to be asked before anything is drafted. */
  requireTurn(by: By): void {
    adjustmentCaseLifecycle.next(this.state, 'draft', by);
    if (!isOrgan(by) && !by.roles.includes('SYSTEM') && !this.officeMayDraft) throw new OrganDraftsFirst();
  }

  /** 转编办代拟: the organ's time is over; said once, whatever happens after. */
  handOver(at: Date): void {
    this.take('handOver', TIMER);
    if (this.officeDraftsSince) return;
    this.officeDraftsSince = at;
    this.record(AdjustmentHandedOverV1.create(this.step(at), at));
  }

  /** 已起草 by a version that names the case, whichever way it was begun; another draft takes the place of one that ended. */
  draftedIn(versionId: string, at: Date): void {
    if (this.versionId === versionId || adjustmentCaseLifecycle.isFinal(this.state)) return;
    if (this.state === 'OPEN') this.assign(SYSTEM, at);
    if (this.state !== 'WAIT_ORGAN') this.putBack(at);
    this.draft(versionId, SYSTEM, at);
  }

  /** 进入清单流程. */
  enterList(at: Date): void {
    if (this.state !== 'DRAFTED') return;
    this.take('enterList', SYSTEM);
    this.record(AdjustmentListEnteredV1.create({ ...this.step(at), versionId: this.versionId! }, at));
  }

  /** 完成: the version is in force. */
  complete(at: Date): void {
    if (adjustmentCaseLifecycle.isFinal(this.state)) return;
    this.take('complete', SYSTEM);
    this.closedAt = at;
    this.record(AdjustmentDoneV1.create({ ...this.told(), versionId: this.versionId!, at: at.toISOString() }, at));
  }

  /** 退回待起草: the version ended without coming into force. */
  putBack(at: Date): void {
    if (adjustmentCaseLifecycle.isFinal(this.state)) return;
    this.take('putBack', SYSTEM);
    const versionId = this.versionId!;
    this.versionId = null;
    // The next draft begins from what is in force then.
    if (this.outcome) this.outcome = { ...this.outcome, contentHash: null };
    this.record(AdjustmentPutBackV1.create({ ...this.step(at), versionId }, at));
  }

  /** 终结: nothing is changed, and why. */
  dismiss(reason: string, by: By, at: Date): void {
    this.take('dismiss', by);
    this.dismissReason = reason;
    this.closedAt = at;
    this.record(AdjustmentDismissedV1.create({ ...this.told(), reason, at: at.toISOString() }, at));
  }

  /** Whether 编办 may draft in the organ's place. */
  get officeMayDraft(): boolean {
    return officeMayDraft(this);
  }

  private take(command: AdjustmentCaseCommand, by: By): void {
    this.state = adjustmentCaseLifecycle.next(this.state, command, by);
  }

  private step(at: Date) {
    return { caseId: this.id, organId: this.organId, at: at.toISOString() };
  }

  private told() {
    const { id, organId, trigger, causeType, causeId } = this;
    return { caseId: id, organId, trigger, causeType, causeId };
  }
}

/** What a caller may do with a case now: the office sees no draft while the organ has time. */
export function adjustmentActions(one: Pick<AdjustmentCase, 'state' | 'trigger' | 'officeDraftsSince'>, by: By): AdjustmentCaseCommand[] {
  return adjustmentCaseLifecycle.actionsFor(one.state, by).filter((command) => command !== 'draft' || isOrgan(by) || officeMayDraft(one));
}

/** Whether a case goes to the organ as soon as it is opened. */
export function isAssignedAtOnce(by: By): boolean {
  return by.roles.includes('SYSTEM') || by.roles.includes('ESTABLISHMENT_OFFICER');
}

// The office opens for every cause, an organ asks in its own name, a machine account brings what other procedures found.
function mayOpen(trigger: AdjustmentTrigger, roles: readonly ActorRole[]): boolean {
  if (roles.includes('SYSTEM') || roles.includes('ESTABLISHMENT_OFFICER')) return true;
  if (roles.includes('INTEGRATION_CLIENT')) return trigger !== 'DEPARTMENT_REQUEST' && trigger !== 'OBJECTION_UPHELD' && trigger !== 'GAP_OR_OVERLAP';
  return trigger === 'DEPARTMENT_REQUEST';
}

function isOrgan({ roles, relations }: By): boolean {
  return roles.includes('ORGAN_DRAFTER') && relations.includes('OWN_ORGAN');
}

function officeMayDraft({ trigger, officeDraftsSince }: Pick<AdjustmentCase, 'trigger' | 'officeDraftsSince'>): boolean {
  return officeDraftsSince !== null || ORDERED.includes(trigger);
}
