import type { ExpectedService, Whom } from '../expectation.ts';

/** R-DIS-8: whoever sees orders sees what becomes of them, and no further: the operations centre, those who supervise it and the auditor the tenant, an organ itself, a unit what it holds. */
const ORDERS: readonly Whom[] = [
  'DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN', 'INTEGRATION_CLIENT#orders.read@OWN_ORGAN',
  'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT',
];

/** 履职实时与结果评估. */
export const expectedOfLive: ExpectedService = {
  LiveController: { operations: { 'GET live': ORDERS, 'GET live/stream': ORDERS } },
  ResultsController: { operations: { 'GET reports/results': ORDERS, 'GET reports/results/export': ORDERS, 'GET reports/flow': ORDERS } },
};
