import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line, OrganCode } from '../fields.ts';

const Version = z.object({ versionId: Id, organId: Id, organCode: OrganCode, label: Line });
const Step = Version.extend({ at: Instant });

/** 清单起草: an organ has begun a version; `adjustmentCaseIds` names what it answers. */
export const ListVersionDraftedV1 = defineEvent(
  'registry.list-version.drafted',
  1,
  Step.extend({ kind: z.enum(['INITIAL', 'FULL_REVISION', 'ADJUSTMENT']), urgency: z.enum(['NORMAL', 'EXPEDITED']), baseVersionId: Id.nullable(), adjustmentCaseIds: z.array(Id) }),
);

/** 清单已编辑: how many items of a draft were put in, changed or taken out; by hand, from a file, or from what came into force meanwhile. Audit only. */
export const ListVersionEditedV1 = defineEvent(
  'registry.list-version.edited',
  1,
  Step.extend({ put: z.int().min(0), removed: z.int().min(0), by: z.enum(['ITEMS', 'IMPORT', 'REBASE']), importId: Id.nullable() }),
  { published: false },
);

/** 清单已报送: the organ answers for completeness, accuracy, legality and normativity; `round` counts submissions. */
export const ListVersionSubmittedV1 = defineEvent('registry.list-version.submitted', 1, Step.extend({ round: z.int().min(1) }));

/** 审查开始. */
export const ListVersionReviewStartedV1 = defineEvent('registry.list-version.review-started', 1, Step);

/** 退回修改: by a reviewer, or by the commission that rejected it. */
export const ListVersionReturnedV1 = defineEvent(
  'registry.list-version.returned',
  1,
  Step.extend({ by: z.enum(['ESTABLISHMENT', 'JUSTICE']), round: z.int().min(1), findings: z.int().min(1) }),
);

/** 审查意见: one of the two reviewing organs passed the version. Audit only. */
export const ListVersionPassedV1 = defineEvent('registry.list-version.passed', 1, Step.extend({ by: z.enum(['ESTABLISHMENT', 'JUSTICE']) }), { published: false });

/** 审查通过: both organs passed it. */
export const ListVersionReviewedV1 = defineEvent('registry.list-version.reviewed', 1, Step);

/** 提请审议: it stands on the agenda of a commission meeting. */
export const ListVersionDeliberationScheduledV1 = defineEvent('registry.list-version.deliberation-scheduled', 1, Step.extend({ meetingId: Id, escalated: z.boolean() }));

/** 审定: approved by the commission, by 编办 where only elements changed, or by a ruling whose exact text it is. */
export const ListVersionApprovedV1 = defineEvent(
  'registry.list-version.approved',
  1,
  Step.extend({
    way: z.enum(['COMMISSION', 'ELEMENT_CHANGE', 'RULING']),
    documentNumber: Line,
    approvedOn: BusinessDate,
    itemCount: z.int().min(1),
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

/** 审议未通过. */
export const ListVersionRejectedV1 = defineEvent('registry.list-version.rejected', 1, Step.extend({ meetingId: Id, reason: z.string() }));

/** 暂缓审议. */
export const ListVersionDeferredV1 = defineEvent('registry.list-version.deferred', 1, Step.extend({ meetingId: Id, reason: z.string() }));

/** 公示开始: with the number of items that are not shown. */
export const ListVersionPublicityStartedV1 = defineEvent('registry.list-version.publicity-started', 1, Step.extend({ from: BusinessDate, to: BusinessDate, shown: z.int().min(0), hidden: z.int().min(0) }));

/** 公示期满. */
export const ListVersionPublicityClosedV1 = defineEvent('registry.list-version.publicity-closed', 1, Step.extend({ objections: z.int().min(0) }));

/** 公示后退回: an upheld objection ended the version; a new draft begins from it. */
export const ListVersionReturnedAfterPublicityV1 = defineEvent('registry.list-version.returned-after-publicity', 1, Step.extend({ objectionId: Id }));

/** 备案. */
export const ListVersionFiledV1 = defineEvent('registry.list-version.filed', 1, Step.extend({ receiptNumber: Line, contentHash: z.string().regex(/^[0-9a-f]{64}$/) }));

/** 清单废止: its organ was abolished. */
export const ListVersionRepealedV1 = defineEvent('registry.list-version.repealed', 1, Step.extend({ effectiveTo: Instant, reason: z.string() }));

/** 清单撤回. */
export const ListVersionWithdrawnV1 = defineEvent('registry.list-version.withdrawn', 1, Step.extend({ reason: z.string() }));
