import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line } from '../fields.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Review = z.object({
  reviewId: Id,
  versionId: Id,
  reviewer: z.enum(['ESTABLISHMENT', 'JUSTICE']),
  round: z.int().min(1),
  conclusion: z.enum(['PASS', 'RETURN']),
  findings: z.int().min(0),
  errors: z.int().min(0),
  at: Instant,
});

/** 审查意见拟定: who examined a version wrote the organ's opinion. Audit only. */
export const ListReviewPreparedV1 = defineEvent('registry.list-review.prepared', 1, Review, { published: false });

/** 审查意见修改, before it was signed. Audit only. */
export const ListReviewRevisedV1 = defineEvent('registry.list-review.revised', 1, Review, { published: false });

/** 审查意见签发: with the step of the version that it leads to. Audit only. */
export const ListReviewSignedV1 = defineEvent('registry.list-review.signed', 1, Review, { published: false });

/** 审查意见答复: the organ answered one finding; the text stays in the registry. Audit only. */
export const ListReviewAnsweredV1 = defineEvent('registry.list-review.answered', 1, z.object({ reviewId: Id, versionId: Id, findingId: Id, at: Instant }), { published: false });

/** 议程种类: what the commission decides on; a dispute is named by its case. */
export const AgendaKind = z.enum(['LIST_VERSION', 'SANDING', 'DISPUTE', 'OTHER']);
export type AgendaKind = z.infer<typeof AgendaKind>;

const Meeting = z.object({ meetingId: Id, meetsOn: BusinessDate, at: Instant });

/** 会议安排: a meeting of the commission is called. */
export const CommissionMeetingPlannedV1 = defineEvent('registry.commission-meeting.planned', 1, Meeting);

/** 列入议程: something was put on the agenda. Audit only. */
export const CommissionMeetingAgendaSetV1 = defineEvent(
  'registry.commission-meeting.agenda-set',
  1,
  Meeting.extend({ agendaItemId: Id, number: z.int().min(1), kind: AgendaKind, objectId: Id.nullable() }),
  { published: false },
);

/** 会议召开: who was there, of how many members. Audit only. */
export const CommissionMeetingHeldV1 = defineEvent('registry.commission-meeting.held', 1, Meeting.extend({ members: z.int().min(1), present: z.int().min(0) }), { published: false });

/** 回避: a member takes no part in one item of the agenda. Audit only. */
export const CommissionMeetingRecusedV1 = defineEvent('registry.commission-meeting.recused', 1, Meeting.extend({ agendaItemId: Id, personId: Id }), { published: false });

/** 表决: how a member voted on one item of the agenda. Audit only. */
export const CommissionMeetingVotedV1 = defineEvent(
  'registry.commission-meeting.voted',
  1,
  Meeting.extend({ agendaItemId: Id, personId: Id, choice: z.enum(['FOR', 'AGAINST', 'ABSTAIN']) }),
  { published: false },
);

/** 会议纪要拟定: the secretary wrote down what the meeting concluded. Audit only. */
export const CommissionMeetingMinutesKeptV1 = defineEvent('registry.commission-meeting.minutes-kept', 1, Meeting.extend({ sha256: Sha256 }), { published: false });

/** 会议纪要签发: from now on the conclusions of the meeting are what approvals stand on. */
export const CommissionMeetingMinutesSignedV1 = defineEvent(
  'registry.commission-meeting.minutes-signed',
  1,
  Meeting.extend({
    sha256: Sha256,
    decisions: z.array(
      z.object({
        agendaItemId: Id,
        kind: AgendaKind,
        objectId: Id.nullable(),
        conclusion: z.enum(['APPROVED', 'APPROVED_WITH_CHANGES', 'REJECTED', 'DEFERRED']),
        documentNumber: Line,
        /** 计票 of the members who were not recused in the item. */
        counts: z.object({ members: z.int().min(0), present: z.int().min(0), quorum: z.int().min(0), inFavour: z.int().min(0), against: z.int().min(0) }).optional(),
      }),
    ),
  }),
);

/** 会议取消. */
export const CommissionMeetingCancelledV1 = defineEvent('registry.commission-meeting.cancelled', 1, Meeting);

const Objection = z.object({ objectionId: Id, versionId: Id, by: z.enum(['ORGAN', 'PUBLIC']), organId: Id.nullable(), at: Instant });

/** 异议提出 during a publicity; the words stay in the registry. */
export const ListObjectionFiledV1 = defineEvent('registry.list-objection.filed', 1, Objection);

/** 异议答复. */
export const ListObjectionAnsweredV1 = defineEvent('registry.list-objection.answered', 1, Objection.extend({ result: z.enum(['UPHELD', 'PARTLY', 'REJECTED']) }));

/** 异议办结. Audit only. */
export const ListObjectionClosedV1 = defineEvent('registry.list-objection.closed', 1, Objection, { published: false });
