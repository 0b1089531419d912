import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line } from '../fields.ts';
import { BulletinAudience, BulletinCounts, ProposalGround, SupervisionLevel, SupervisionOrigin, SupervisionReason } from './supervision-words.ts';

const Notice = z.object({
  noticeId: Id,
  number: Line,
  level: SupervisionLevel,
  objectType: Line,
  objectId: Line,
  objectNumber: Line,
  organId: Id,
  unitId: Id.nullable(),
});

/** 已发督办: somebody, the ladder or an unanswered notice asks an organ to act; nothing pauses by it (R-SUP-5). */
export const SupervisionIssuedV1 = defineEvent(
  'summons.supervision.issued',
  1,
  Notice.extend({ reason: SupervisionReason, origin: SupervisionOrigin, leaderCoordination: z.boolean(), formerNoticeId: Id.nullable(), at: Instant }),
);
/** 督办已签收. */
export const SupervisionSignedV1 = defineEvent('summons.supervision.signed', 1, Notice.extend({ at: Instant, onTime: z.boolean() }));
/** 督办答复已起草: written by the unit, not signed yet. Audit only. */
export const SupervisionReplyWrittenV1 = defineEvent('summons.supervision.reply-written', 1, Notice.extend({ at: Instant, round: z.int().min(1) }), { published: false });
/** 督办已答复: signed by another person than who wrote it. */
export const SupervisionRepliedV1 = defineEvent('summons.supervision.replied', 1, Notice.extend({ at: Instant, onTime: z.boolean(), round: z.int().min(1) }));
/** 督办答复已认可. */
export const SupervisionAcceptedV1 = defineEvent('summons.supervision.accepted', 1, Notice.extend({ at: Instant }));
/** 督办答复已退回: another reply is due. */
export const SupervisionRejectedV1 = defineEvent('summons.supervision.rejected', 1, Notice.extend({ at: Instant }));
/** 督办已升级: it was not answered in time, or its object is still overdue; a notice of the next level stands for it. */
export const SupervisionEscalatedV1 = defineEvent(
  'summons.supervision.escalated',
  1,
  Notice.extend({ ground: z.enum(['NOT_SIGNED', 'NOT_REPLIED', 'STILL_OVERDUE']), successorNoticeId: Id, successorLevel: SupervisionLevel, at: Instant }),
);
/** 督办已销号: accepted, or its object was done. */
export const SupervisionClosedV1 = defineEvent('summons.supervision.closed', 1, Notice.extend({ ground: z.enum(['ACCEPTED', 'DONE', 'NO_LONGER_DUE']), at: Instant }));

const Bulletin = z.object({ bulletinId: Id, from: BusinessDate, to: BusinessDate, audience: BulletinAudience });

/** 拟列入通报: an organ gave cause to be named in the next bulletin (R-SUP-4, the ladder). */
export const BulletinEntryProposedV1 = defineEvent(
  'summons.bulletin.entry-proposed',
  1,
  z.object({ proposalId: Id, organId: Id, ground: ProposalGround, noticeIds: z.array(Id), at: Instant }),
);
/** 通报已起草. Audit only. */
export const BulletinDraftedV1 = defineEvent('summons.bulletin.drafted', 1, Bulletin.extend({ organIds: z.array(Id), at: Instant }), { published: false });
/** 通报已修改. Audit only. */
export const BulletinEditedV1 = defineEvent('summons.bulletin.edited', 1, Bulletin.extend({ organIds: z.array(Id), at: Instant }), { published: false });
/** 通报已送核: the organs named may appeal. */
export const BulletinCirculatedV1 = defineEvent('summons.bulletin.circulated', 1, Bulletin.extend({ organIds: z.array(Id), appealUntil: Instant, at: Instant }));
/** 通报申诉: an organ objects to what is said of it. */
export const BulletinAppealedV1 = defineEvent('summons.bulletin.appealed', 1, Bulletin.extend({ appealId: Id, organId: Id, at: Instant }));
/** 通报申诉已答复. */
export const BulletinAppealAnsweredV1 = defineEvent(
  'summons.bulletin.appeal-answered',
  1,
  Bulletin.extend({ appealId: Id, organId: Id, outcome: z.enum(['CHANGED', 'REMOVED', 'REJECTED']), at: Instant }),
);
/** 通报已签发. */
export const BulletinSignedV1 = defineEvent('summons.bulletin.signed', 1, Bulletin.extend({ documentNumber: Line, at: Instant }));
/** 通报已印发: whom it praises and whom it names, with the counts; what it says of them stays in the service. */
export const BulletinPublishedV1 = defineEvent(
  'summons.bulletin.published',
  1,
  Bulletin.extend({ documentNumber: Line, entries: z.array(z.object({ organId: Id, praise: z.boolean(), rank: z.int().min(1).nullable(), counts: BulletinCounts })), at: Instant }),
);
/** 通报已撤回. */
export const BulletinWithdrawnV1 = defineEvent('summons.bulletin.withdrawn', 1, Bulletin.extend({ at: Instant }));
