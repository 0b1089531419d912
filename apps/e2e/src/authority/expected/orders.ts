import type { ExpectedService, Whom } from '../expectation.ts';

export const ORDER_STATES: readonly string[] = ['DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED', 'CLOSED', 'REDISPATCHED', 'WITHDRAWN'];
export const MATTER_STATES: readonly string[] = ['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE', 'DISPATCHED', 'CLOSED', 'REFERRED', 'MERGED'];

const OPERATOR: readonly Whom[] = ['DISPATCH_OPERATOR'];
/** R-DIS-3: who signs for the organ asks, once; the operator answers. */
const ORGAN: readonly Whom[] = ['ORGAN_APPROVER@OWN_ORGAN'];
const EITHER: readonly Whom[] = ['DISPATCH_OPERATOR', 'ORGAN_APPROVER@OWN_ORGAN'];
const UNIT: readonly Whom[] = ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'];
/** 挂账 is the supervisor's, and nobody's of whom something is asked. */
const SUPERVISOR: readonly Whom[] = ['SUPERVISOR'];

/** 退件、争议、延期、挂账与来件去向: from 07 §3.5.3, 05 §3.3.5 and R-DL-2…3, as corrected by 19. */
export const expectedOfOrders: ExpectedService = {
  OrderReturnsController: {
    states: ORDER_STATES,
    operations: {
      'POST orders/{id}/request-return': { DISPATCHED: ORGAN, SIGNED: ORGAN },
      'POST orders/{id}/approve-return': { RETURN_REQUESTED: OPERATOR },
      'POST orders/{id}/reject-return': { RETURN_REQUESTED: OPERATOR },
      // After a return was refused as well: then the order is dispatched and locked.
      'POST orders/{id}/escalate': { RETURN_REQUESTED: EITHER, DISPATCHED: EITHER, SIGNED: EITHER },
      'POST orders/{id}/report-interim': { IN_DISPUTE: UNIT },
      'POST orders/{id}/settle': { IN_DISPUTE: OPERATOR },
    },
  },
  // F-179: the unit that leads writes it down; who took part is for the handling chain (R-SEC-4).
  OrderJointActsController: {
    states: ORDER_STATES,
    operations: {
      'POST orders/{id}/joint-acts': { IN_PROGRESS: UNIT },
      'GET orders/{id}/joint-acts/people': ['DISPATCH_OPERATOR', 'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT'],
    },
  },
  OrderTimeController: {
    states: ORDER_STATES,
    operations: {
      'POST orders/{id}/request-help': { IN_PROGRESS: UNIT },
      'POST orders/{id}/pause': { IN_PROGRESS: ['UNIT_HEAD@HOLDER'] },
      'POST orders/{id}/proceed': { IN_PROGRESS: UNIT },
      'POST orders/{id}/request-extension': { IN_PROGRESS: ORGAN },
      'POST orders/{id}/approve-extension': { IN_PROGRESS: OPERATOR },
      'POST orders/{id}/refuse-extension': { IN_PROGRESS: OPERATOR },
      'POST orders/{id}/suspend': { DISPATCHED: SUPERVISOR, SIGNED: SUPERVISOR, IN_PROGRESS: SUPERVISOR, SUBMITTED: SUPERVISOR, CALLED_BACK: SUPERVISOR },
      'POST orders/{id}/review-suspension': { SUSPENDED: SUPERVISOR },
      'POST orders/{id}/resume': { SUSPENDED: SUPERVISOR },
    },
  },
  MatterWaysController: {
    states: MATTER_STATES,
    operations: {
      'POST matters/{id}/refer': { RECEIVED: OPERATOR, CONFIRM: OPERATOR, AMBIGUOUS: OPERATOR, UNMATCHED: OPERATOR, DISPATCHED: OPERATOR },
      'POST matters/{id}/merge': { CONFIRM: OPERATOR, AMBIGUOUS: OPERATOR, UNMATCHED: OPERATOR, DISPATCHED: OPERATOR },
      'POST matters/{id}/request-dispute': { AMBIGUOUS: OPERATOR, UNMATCHED: OPERATOR },
      'POST matters/{id}/reassign': { DISPATCHED: OPERATOR },
    },
  },
};
