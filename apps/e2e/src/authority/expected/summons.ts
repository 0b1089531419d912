import type { ExpectedService, Whom } from '../expectation.ts';
import { MATTER_STATES, ORDER_STATES } from './orders.ts';

/** 07: the operations centre, those who supervise it and the auditor see all orders; an organ its own; a unit what it holds (F-032). */
const ORDERS: readonly Whom[] = [
  'DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN', 'INTEGRATION_CLIENT#orders.read@OWN_ORGAN',
  'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT',
];
/** A matter is seen with its orders, and by the organ that sent it (F-036). */
const MATTERS: readonly Whom[] = [
  'DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN', 'INTEGRATION_CLIENT#matters.read@OWN_ORGAN', 'INTEGRATION_CLIENT#matters.read@CREATOR',
  'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT', 'TOWN_CALLER@CREATOR', 'TOWN_COMMANDER@CREATOR',
];
/** The organ that takes part, whoever of it handles or signs. */
const SHARED_MATTERS: readonly Whom[] = ['UNIT_HANDLER@OWN_ORGAN', 'UNIT_HEAD@OWN_ORGAN', 'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN'];
const LEXICON: readonly Whom[] = ['DISPATCH_OPERATOR', 'TENANT_ADMIN'];

/** 吹哨与派件: from 02 §2.5 and 07, as corrected by 19. */
export const expectedOfSummons: ExpectedService = {
  OrderStepsController: {
    states: ORDER_STATES,
    operations: {
      'POST orders/{id}/sign-for': { DISPATCHED: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'] },
      'POST orders/{id}/start': { SIGNED: ['UNIT_HEAD@HOLDER'] },
      'POST orders/{id}/submit': { IN_PROGRESS: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'] },
      'POST orders/{id}/reject': { SUBMITTED: ['DISPATCH_OPERATOR'] },
      'POST orders/{id}/callback': { SUBMITTED: ['DISPATCH_OPERATOR'] },
      'POST orders/{id}/close': { CALLED_BACK: ['DISPATCH_OPERATOR'] },
      'POST orders/{id}/reopen': { CALLED_BACK: ['DISPATCH_OPERATOR'] },
    },
  },
  OrdersController: {
    states: ORDER_STATES,
    operations: {
      'GET orders': ORDERS,
      'GET orders/export': ORDERS,
      'GET orders/{id}': ORDERS,
      'GET orders/{id}/dispatch-form': ORDERS,
      'GET statistics': ORDERS,
    },
  },
  OrderPapersController: {
    states: ORDER_STATES,
    operations: { 'GET orders/{id}/return-form': ORDERS, 'GET orders/{id}/result-reply': ORDERS },
  },
  MattersController: {
    states: MATTER_STATES,
    operations: {
      'POST matters': { '-': ['DISPATCH_OPERATOR', 'INTEGRATION_CLIENT#matters.send', 'TOWN_CALLER', 'TOWN_COMMANDER', 'SUPERVISOR', 'LEADER_IN_CHARGE'] },
      'GET matters': MATTERS,
      'GET matters/by-external/{channel}/{externalId}': MATTERS,
      'GET matters/{id}': MATTERS,
      // R-SEC-4: the handling chain, and no machine.
      'GET matters/{id}/complainant': ['DISPATCH_OPERATOR', 'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT'],
      'POST matters/{id}/decide': { CONFIRM: ['DISPATCH_OPERATOR'], AMBIGUOUS: ['DISPATCH_OPERATOR'], UNMATCHED: ['DISPATCH_OPERATOR'], IN_DISPUTE: ['DISPATCH_OPERATOR'] },
    },
  },
  // 02 §2.6: the city runs a case of several districts; their organs take part as parties or are told, and see nothing else of it.
  MatterParticipantsController: [
    {
      states: ['INVITED', 'REPLIED', 'CONFIRMED', 'ENDED'],
      operations: {
        'GET matters/{id}/participants': ['DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR'],
        'POST matters/{id}/participants': { '-': ['DISPATCH_OPERATOR'] },
        'POST matters/{id}/participants/{pid}/end': { INVITED: ['DISPATCH_OPERATOR'], REPLIED: ['DISPATCH_OPERATOR'], CONFIRMED: ['DISPATCH_OPERATOR'] },
      },
    },
    {
      states: MATTER_STATES,
      operations: {
        'POST matters/{id}/conclude': {
          CONFIRM: ['DISPATCH_OPERATOR@CONVENOR'], AMBIGUOUS: ['DISPATCH_OPERATOR@CONVENOR'], UNMATCHED: ['DISPATCH_OPERATOR@CONVENOR'], DISPATCHED: ['DISPATCH_OPERATOR@CONVENOR'],
        },
      },
    },
  ],
  SharedMattersController: {
    states: ['INVITED', 'REPLIED', 'CONFIRMED', 'ENDED'],
    operations: {
      'GET shared-matters': SHARED_MATTERS,
      'GET shared-matters/{id}': SHARED_MATTERS,
      'POST shared-matters/{id}/contributions': {
        INVITED: ['UNIT_HANDLER@PARTY', 'UNIT_HEAD@PARTY'], REPLIED: ['UNIT_HANDLER@PARTY', 'UNIT_HEAD@PARTY'], CONFIRMED: ['UNIT_HANDLER@PARTY', 'UNIT_HEAD@PARTY'],
      },
      // R-SEC-2: the head of the unit that reported, or who signs for the organ.
      'POST shared-matters/{id}/contributions/{cid}/confirm': { REPLIED: ['UNIT_HEAD@OWN_UNIT', 'ORGAN_APPROVER@PARTY'] },
    },
  },
  MatchController: {
    operations: {
      'POST match': ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#lists.read'],
    },
  },
  LexiconController: {
    operations: {
      'GET lexicon': ['ANY_OFFICIAL'],
      'GET lexicon/common': ['ANY_OFFICIAL'],
      'GET lexicon/{id}': ['ANY_OFFICIAL'],
      'POST lexicon': LEXICON,
      'POST lexicon/trial': LEXICON,
      'PUT lexicon/{id}': LEXICON,
      'POST lexicon/{id}/remove': LEXICON,
    },
  },
};
