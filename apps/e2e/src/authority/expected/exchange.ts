import type { ExpectedService, Whom } from '../expectation.ts';

/** R-DIS-7: the organ's own system keeps its subscriptions, or whoever administers the tenant. */
const KEEPERS: readonly Whom[] = ['TENANT_ADMIN', 'INTEGRATION_CLIENT#exchange.manage@OWN_ORGAN'];
const OPEN = { ACTIVE: KEEPERS, PAUSED: KEEPERS };
/** As orders themselves. */
const ORDERS: readonly Whom[] = [
  'DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN', 'INTEGRATION_CLIENT#orders.read@OWN_ORGAN',
  'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT',
];

/** 部门系统对接: webhooks to departments' systems and what these report back. */
export const expectedOfExchange: ExpectedService = {
  ExchangeSubscriptionsController: {
    states: ['ACTIVE', 'PAUSED', 'ENDED'],
    operations: {
      'GET exchange/subscriptions': KEEPERS,
      'GET exchange/subscriptions/{id}': KEEPERS,
      'POST exchange/subscriptions': { '-': KEEPERS },
      'PUT exchange/subscriptions/{id}': OPEN,
      'POST exchange/subscriptions/{id}/rotate-secret': OPEN,
      'POST exchange/subscriptions/{id}/ping': OPEN,
      'POST exchange/subscriptions/{id}/replay': OPEN,
      'POST exchange/subscriptions/{id}/re-drive': OPEN,
      'POST exchange/subscriptions/{id}/pause': { ACTIVE: KEEPERS },
      'POST exchange/subscriptions/{id}/resume': { PAUSED: KEEPERS },
      'POST exchange/subscriptions/{id}/end': OPEN,
    },
  },
  ExchangeDeliveriesController: {
    operations: {
      'GET exchange/deliveries': KEEPERS,
      'GET exchange/deliveries/{id}': KEEPERS,
      'POST exchange/deliveries/{id}/re-drive': KEEPERS,
    },
  },
  ExchangeOrdersController: [
    {
      operations: {
        'GET exchange/orders': ['INTEGRATION_CLIENT#orders.read@OWN_ORGAN'],
        'GET exchange/orders/{id}/statuses': ORDERS,
      },
    },
    {
      // Whose act it is, is for the unit's people and the table of steps to say; a person reports by the steps themselves.
      states: ['DISPATCHED'],
      operations: { 'POST exchange/orders/{id}/statuses': ['INTEGRATION_CLIENT#orders.act@OWN_ORGAN'] },
    },
  ],
};
