import { SandingActRecordedV1, SandingAdvancedV1, SandingDraftedV1, SandingIssuedV1, SandingScopedV1, SandingSupersededV1 } from '@yidan/contracts';
import { Aggregate, assertFourEyes, businessDate, type By } from '@yidan/kernel';
import { checkContent, checkDates } from './check-content.ts';
import type { DraftedUnit, IssuedContent, ProvisionContent, SandingDuty, SandingUnitProvision } from './provision-content.ts';
import { changesSince, type ProvisionChanges } from './provision-changes.ts';
import { assertPassed, assertReturned, type SandingAct, type SandingActKind } from './sanding-act.ts';
import { SandingActMissing, SandingNumberTaken } from './sanding.errors.ts';
import { sandingLifecycle, type SandingCommand, type SandingState } from './sanding.lifecycle.ts';

/** 办理人: who takes a step, as the journal will name them. */
export type SandingHand = By & { readonly actorId: string };

/** 范围: what is to be drawn up, on which way, until when. */
export interface SandingScope {
  readonly id: string;
  readonly tenantId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly scope: string;
  readonly procedure: string;
  readonly dueOn: string;
}

/** 印发文件. */
export interface SandingPaper {
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly effectiveFrom: string;
}

/** A provision that was issued. */
export type DatedSanding = SandingProvision & SandingPaper & { readonly units: readonly SandingUnitProvision[] };

/** The act that a state waits for, and the step that records it. */
export const ACT_OF: Readonly<Record<SandingActKind, SandingCommand>> = { GROUP_REVIEW: 'recordGroupReview', LEADING_GROUP: 'recordLeadingGroup', PARTY_COMMITTEE: 'recordPartyCommittee' };

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** “三定”规定: what an organ is for, which units it has and with how many people. */
export class SandingProvision extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly organId!: string;
  readonly organCode!: string;
  readonly way!: 'PROCEDURE' | 'PAPER';
  readonly scope!: string;
  readonly procedure!: string;
  readonly dueOn!: string | null;
  readonly createdAt!: Date;
  readonly createdBy!: string;
  readonly rowVersion!: number;
  state: SandingState = 'SCOPED';
  title = '';
  duties: readonly SandingDuty[] = [];
  units: readonly DraftedUnit[] = [];
  approvedStaff = 0;
  approvedLeaders = 0;
  /** Everyone whose hand changed the text: none of them reviews it (R-SEC-2). */
  drafters: readonly string[] = [];
  /** How often it was given to a group: an act of an earlier round is about another text. */
  round = 0;
  groupCode: string | null = null;
  /** How many acts were recorded: each is a change of the whole. */
  actCount = 0;
  documentNumber: string | null = null;
  issuedOn: string | null = null;
  effectiveFrom: string | null = null;
  effectiveTo: string | null = null;

  /** 明确范围. */
  static scope(given: SandingScope, by: SandingHand, at: Date): SandingProvision {
    const state = sandingLifecycle.next(null, 'scope', by);
    const sanding = Object.assign(new SandingProvision(), { ...given, way: 'PROCEDURE', createdAt: at, createdBy: by.actorId, state } satisfies Partial<SandingProvision>);
    sanding.record(SandingScopedV1.create({ ...sanding.told(at), dueOn: given.dueOn }, at));
    return sanding;
  }

  /** 登记已印发: a provision that was issued on paper, as the one in force or as history beneath a later one. */
  static loadIssued(
    given: { id: string; tenantId: string; organId: string; organCode: string },
    content: IssuedContent,
    paper: SandingPaper,
    others: readonly DatedSanding[],
    by: SandingHand,
    at: Date,
    path = '',
  ): SandingProvision {
    const next = others.find(({ effectiveFrom }) => effectiveFrom > paper.effectiveFrom);
    const state = sandingLifecycle.next(null, 'loadIssued', by, { to: next ? 'SUPERSEDED' : 'ISSUED' });
    const sanding = Object.assign(new SandingProvision(), {
      ...given, ...content, ...paper, way: 'PAPER', scope: '', procedure: '', dueOn: null, createdAt: at, createdBy: by.actorId, drafters: [by.actorId], state, effectiveTo: next?.effectiveFrom ?? null,
    } satisfies Partial<SandingProvision>);
    checkContent(content, path);
    sanding.announce(paper, content.units, others, at, path);
    return sanding;
  }

  /** 起草, and every change of the text until a group has it. */
  draft(content: ProvisionContent, by: SandingHand, at: Date): void {
    const state = sandingLifecycle.next(this.state, 'draft', by);
    checkContent(content);
    Object.assign(this, { ...content, state, drafters: [...new Set([...this.drafters, by.actorId])] });
    this.record(SandingDraftedV1.create({ ...this.told(at), duties: content.duties.length, units: content.units.length }, at));
  }

  /** 交专项审核小组: to one of the groups of the tenant. */
  assignGroup(groupCode: string, by: SandingHand, at: Date): void {
    this.move('assignGroup', by, at, () => {
      this.round += 1;
      this.groupCode = groupCode;
    });
  }

  /** 记录: what the body that has the text decided about it; whoever drafted a text does not review it. */
  recordAct(act: Omit<SandingAct, 'sandingId' | 'round' | 'groupCode' | 'recordedBy' | 'recordedAt'>, by: SandingHand, at: Date): SandingAct {
    const { kind, conclusion, documentNumber } = act;
    sandingLifecycle.next(this.state, ACT_OF[kind], by);
    this.drafters.forEach((drafter) => assertFourEyes(drafter, by.actorId));
    checkDates({ issuedOn: act.heldOn, effectiveFrom: act.heldOn }, businessDate(at));
    this.actCount += 1;
    this.record(SandingActRecordedV1.create({ ...this.told(at), actId: act.id, kind, round: this.round, groupCode: kind === 'GROUP_REVIEW' ? this.groupCode : null, conclusion, documentNumber }, at));
    return { ...act, sandingId: this.id, round: this.round, groupCode: kind === 'GROUP_REVIEW' ? this.groupCode : null, recordedBy: by.actorId, recordedAt: at };
  }

  /** 提请领导小组审议: on the review of the group the text was given to, signed by another person than who reviewed. */
  toLeadingGroup(review: SandingAct | null, by: SandingHand, at: Date): void {
    this.move('toLeadingGroup', by, at, () => {
      const { recordedBy } = assertPassed(review, { kind: 'GROUP_REVIEW', sandingId: this.id, round: this.round, groupCode: this.groupCode });
      assertFourEyes(recordedBy, by.actorId);
    });
  }

  /** 提请党委审定: on the decision of the leading group. */
  toPartyCommittee(decision: SandingAct | null, by: SandingHand, at: Date): void {
    this.move('toPartyCommittee', by, at, () => assertPassed(decision, { kind: 'LEADING_GROUP', sandingId: this.id, round: this.round }));
  }

  /** 退回修改: on the act of the body that has the text. */
  return(act: SandingAct | null, by: SandingHand, at: Date): void {
    const { state } = this;
    this.move('return', by, at, () => {
      if (state !== 'GROUP_REVIEW' && state !== 'LEADING_GROUP' && state !== 'PARTY_COMMITTEE') throw new SandingActMissing('GROUP_REVIEW', 'NONE');
      assertReturned(act, { kind: state, sandingId: this.id, round: this.round });
    });
  }

  /** 印发: on the numbered decision of the party committee; ends the provision before it. */
  issue(decision: SandingAct | null, paper: SandingPaper, units: readonly SandingUnitProvision[], others: readonly DatedSanding[], by: SandingHand, at: Date): ProvisionChanges {
    const to = sandingLifecycle.next(this.state, 'issue', by);
    assertPassed(decision, { kind: 'PARTY_COMMITTEE', sandingId: this.id, round: this.round });
    Object.assign(this, { ...paper, units, state: to });
    return this.announce(paper, units, others, at);
  }

  /** 替代. */
  supersede(successor: { readonly id: string; readonly effectiveFrom: string }, at: Date): void {
    this.state = sandingLifecycle.next(this.state, 'supersede', SYSTEM);
    this.effectiveTo = successor.effectiveFrom;
    this.record(SandingSupersededV1.create({ ...this.told(at), successorId: successor.id, effectiveTo: successor.effectiveFrom }, at));
  }

  private announce(paper: SandingPaper, units: readonly SandingUnitProvision[], others: readonly DatedSanding[], at: Date, path = ''): ProvisionChanges {
    checkDates(paper, businessDate(at), path);
    if (others.some(({ documentNumber }) => documentNumber === paper.documentNumber)) throw new SandingNumberTaken(this.organCode, paper.documentNumber);
    const previous = others.findLast(({ effectiveFrom }) => effectiveFrom <= paper.effectiveFrom) ?? null;
    const changes = changesSince(previous, { duties: this.duties, units });
    this.record(
      SandingIssuedV1.create(
        {
          ...this.told(at), ...paper, way: this.way, inForce: this.state === 'ISSUED', previousSandingId: previous?.id ?? null, duties: this.duties.length, units: this.units.length,
          changedDuties: changes.duties.map((duty) => ({ ...duty })), changedUnits: changes.units.map((unit) => ({ ...unit })),
        },
        at,
      ),
    );
    return changes;
  }

  private move(command: SandingCommand, by: SandingHand, at: Date, act: () => unknown): void {
    const from = this.state;
    const to = sandingLifecycle.next(from, command, by);
    act();
    this.state = to;
    this.record(SandingAdvancedV1.create({ ...this.told(at), from, to, round: this.round, groupCode: this.groupCode }, at));
  }

  private told(at: Date) {
    const { id: sandingId, organId, organCode } = this;
    return { sandingId, organId, organCode, at: at.toISOString() };
  }
}
