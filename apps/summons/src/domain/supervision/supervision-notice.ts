import {
  SupervisionAcceptedV1, SupervisionClosedV1, SupervisionEscalatedV1, SupervisionIssuedV1, SupervisionRejectedV1, SupervisionRepliedV1, SupervisionReplyWrittenV1, SupervisionSignedV1,
  type SupervisionLevel, type SupervisionOrigin, type SupervisionReason,
} from '@yidan/contracts';
import { Aggregate, type By, type Relation } from '@yidan/kernel';
import { theSystem, type Acting } from '../acting.ts';
import { noticeLifecycle, type NoticeClock, type NoticeCommand, type NoticeState } from './supervision-notice.lifecycle.ts';
import { decided, signed, written, type ReplyRound } from './reply-round.ts';
import { overdueFacts, type SupervisedObject } from './supervised-object.ts';
import { AcceptanceMissing } from './supervision.errors.ts';

const TIMER: By = { roles: ['TIMER'], relations: [] };
/** The states in which the organ owes something. */
const OWING: readonly NoticeState[] = ['ISSUED', 'SIGNED', 'REJECTED'];

/** What a notice is made from. */
export interface NoticeFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly object: SupervisedObject;
  readonly level: SupervisionLevel;
  readonly reason: SupervisionReason;
  readonly requirement: string;
  /** By when the reply is asked for; null where it is counted from the signing for. */
  readonly replyBy: Date | null;
  readonly origin: SupervisionOrigin;
  readonly formerId: string | null;
  readonly ladderId: string | null;
}

/** Who issues: a person, a machine account, or the system. */
export interface Issuer {
  readonly by: By;
  readonly id: string;
  readonly organId: string | null;
}

/** 督办单: an organ is asked to do what it has not done, and to answer for it. */
export class SupervisionNotice extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly rowVersion!: number;
  readonly number!: string;
  readonly level!: SupervisionLevel;
  readonly reason!: SupervisionReason;
  readonly origin!: SupervisionOrigin;
  readonly objectType!: string;
  readonly objectId!: string;
  readonly objectNumber!: string;
  readonly objectTitle!: string | null;
  readonly organId!: string;
  readonly unitId!: string | null;
  readonly clockId!: string | null;
  readonly clockTask!: string;
  readonly clockStartedAt!: Date | null;
  readonly clockDueAt!: Date;
  readonly facts!: string;
  readonly requirement!: string;
  readonly replyBy!: Date | null;
  readonly issuedAt!: Date;
  readonly issuedBy!: string;
  readonly issuerOrganId!: string | null;
  /** 领导协调: a leader had to intervene. */
  readonly leaderCoordination!: boolean;
  readonly formerId!: string | null;
  readonly ladderId!: string | null;
  state: NoticeState = 'ISSUED';
  signedAt: Date | null = null;
  signedBy: string | null = null;
  replies: readonly ReplyRound[] = [];
  successorId: string | null = null;
  closedAt: Date | null = null;
  closedGround: 'ACCEPTED' | 'DONE' | 'NO_LONGER_DUE' | null = null;

  /** 发出督办. */
  static issue({ object, ...given }: NoticeFacts, issuer: Issuer, at: Date): SupervisionNotice {
    const state = noticeLifecycle.next(null, 'issue', issuer.by);
    const leaderCoordination = issuer.by.roles.includes('LEADER_IN_CHARGE');
    const notice = Object.assign(new SupervisionNotice(), {
      ...given,
      objectType: object.type,
      objectId: object.id,
      objectNumber: object.number,
      objectTitle: object.title,
      organId: object.organId,
      unitId: object.unitId,
      clockId: object.clock.id,
      clockTask: object.clock.task,
      clockStartedAt: object.clock.startedAt,
      clockDueAt: object.clock.dueAt,
      facts: overdueFacts(object, at),
      issuedAt: at,
      issuedBy: issuer.id,
      issuerOrganId: issuer.organId,
      leaderCoordination,
      state,
    } satisfies Partial<SupervisionNotice>);
    const { reason, origin, formerId } = given;
    notice.record(SupervisionIssuedV1.create({ ...notice.told(), reason, origin, leaderCoordination, formerNoticeId: formerId, at: at.toISOString() }, at));
    return notice;
  }

  /** 签收督办. */
  sign(actor: Acting, onTime: boolean, at: Date): void {
    this.take('sign', this.seenBy(actor));
    this.signedAt = at;
    this.signedBy = actor.personId;
    this.record(SupervisionSignedV1.create({ ...this.told(), onTime, at: at.toISOString() }, at));
  }

  /** 起草答复: nothing is answered before another person has signed it. */
  write(text: string, evidence: readonly string[], actor: Acting, at: Date): void {
    this.take('write', this.seenBy(actor));
    this.replies = written(this.replies, text, evidence, actor.personId ?? '', at);
    this.record(SupervisionReplyWrittenV1.create({ ...this.told(), round: this.replies.length, at: at.toISOString() }, at));
  }

  /** 签发答复, the first or another one. */
  signReply(command: 'reply' | 'replyAgain', actor: Acting, onTime: boolean, at: Date): void {
    const state = noticeLifecycle.next(this.state, command, this.seenBy(actor));
    this.replies = signed(this.replies, this.number, actor.personId ?? '', onTime, at);
    this.state = state;
    this.record(SupervisionRepliedV1.create({ ...this.told(), onTime, round: this.replies.length, at: at.toISOString() }, at));
  }

  /** 认可答复. */
  accept(reason: string, actor: Acting, at: Date): void {
    this.decide('accept', reason, actor, at);
    this.record(SupervisionAcceptedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  /** 退回答复: another one is due. */
  reject(reason: string, actor: Acting, at: Date): void {
    this.decide('reject', reason, actor, at);
    this.record(SupervisionRejectedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  /** 销号: on an acceptance that is on record. */
  close(actor: Acting, at: Date): void {
    const state = noticeLifecycle.next(this.state, 'close', this.seenBy(actor));
    if (!this.replies.at(-1)?.decision?.accepted) throw new AcceptanceMissing(this.number);
    this.end(state, 'ACCEPTED', at);
  }

  /** 因办结销号: what it reminded of is done, or no longer due. */
  lapse(ground: 'DONE' | 'NO_LONGER_DUE', at: Date): void {
    this.end(noticeLifecycle.next(this.state, 'lapse', theSystem), ground, at);
  }

  /** 升级: a notice of a higher level stands for it from now on. */
  escalate(successor: Pick<SupervisionNotice, 'id' | 'level'>, ground: 'NOT_SIGNED' | 'NOT_REPLIED' | 'STILL_OVERDUE', at: Date): void {
    this.take('escalate', TIMER);
    this.successorId = successor.id;
    this.closedAt = at;
    this.record(SupervisionEscalatedV1.create({ ...this.told(), ground, successorNoticeId: successor.id, successorLevel: successor.level, at: at.toISOString() }, at));
  }

  /** Whether the organ has still to sign for it or to reply. */
  get isOwed(): boolean {
    return OWING.includes(this.state);
  }

  get isOpen(): boolean {
    return !noticeLifecycle.isFinal(this.state);
  }

  private decide(command: 'accept' | 'reject', reason: string, actor: Acting, at: Date): void {
    const state = noticeLifecycle.next(this.state, command, this.seenBy(actor));
    this.replies = decided(this.replies, this.number, command === 'accept', reason, actor.personId ?? actor.organId, at);
    this.state = state;
  }

  private end(state: NoticeState, ground: NonNullable<SupervisionNotice['closedGround']>, at: Date): void {
    this.state = state;
    this.closedAt = at;
    this.closedGround = ground;
    this.record(SupervisionClosedV1.create({ ...this.told(), ground, at: at.toISOString() }, at));
  }

  private take(command: NoticeCommand, by: By): void {
    this.state = noticeLifecycle.next(this.state, command, by);
  }

  private seenBy(actor: Acting): By {
    return noticeSeenBy(this, actor);
  }

  private told() {
    const { id, number, level, objectType, objectId, objectNumber, organId, unitId } = this;
    return { noticeId: id, number, level, objectType, objectId, objectNumber, organId, unitId };
  }
}

/** The actor as somebody of the organ addressed, as whoever issued it, or as a stranger. Where no unit was named, every unit of the organ is the one addressed. */
export function noticeSeenBy({ organId, unitId, issuedBy }: Pick<SupervisionNotice, 'organId' | 'unitId' | 'issuedBy'>, actor: Acting): By {
  const isOwn = actor.organId === organId;
  const relations: Relation[] = [
    ...(isOwn ? (['OWN_ORGAN'] as const) : []),
    ...(isOwn && (unitId === null || unitId === actor.unitId) ? (['HOLDER'] as const) : []),
    ...(actor.personId !== null && actor.personId === issuedBy ? (['CREATOR'] as const) : []),
  ];
  return { roles: actor.roles, relations };
}

/** Which reply is signed next. */
export function replyCommandOf(state: NoticeState): Extract<NoticeClock, 'reply' | 'replyAgain'> {
  return state === 'REJECTED' ? 'replyAgain' : 'reply';
}
