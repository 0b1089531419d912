import { DeadlineBook, nationalCalendar, parseLimit } from '@yidan/kernel';
import type { FrozenLimit, LimitText, Role, Terms } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import type { Acting } from '../src/domain/acting.ts';
import type { CaseClocks, DeadlineKind } from '../src/domain/deadline/deadline.ts';
import { DispatchOrder } from '../src/domain/dispatch-order/dispatch-order.ts';
import type { OrderFacts } from '../src/domain/dispatch-order/order-facts.ts';
import type { HeldItem } from '../src/domain/duty-item/held-item.ts';

export const waterBureau = '0199aaaa-0000-7000-8000-000000000001';
export const riverSection = '0199aaaa-0000-7000-8000-0000000000a1';
export const opsCentre = '0199aaaa-0000-7000-8000-000000000002';

/** Somebody of the unit that holds the order. */
export const ofTheUnit = (...roles: Role[]): Acting => ({ personId: '0199aaaa-0000-7000-8000-0000000000f1', organId: waterBureau, unitId: riverSection, roles });
/** Somebody else of the same unit. */
export const colleague = (...roles: Role[]): Acting => ({ ...ofTheUnit(...roles), personId: '0199aaaa-0000-7000-8000-0000000000f2' });
export const handler = ofTheUnit('UNIT_HANDLER');
export const head = colleague('UNIT_HEAD');
export const operator: Acting = { personId: '0199aaaa-0000-7000-8000-0000000000f9', organId: opsCentre, unitId: null, roles: ['DISPATCH_OPERATOR'] };

/** Who signs for the bureau. */
export const approver: Acting = { personId: '0199aaaa-0000-7000-8000-0000000000f3', organId: waterBureau, unitId: null, roles: ['ORGAN_APPROVER'] };
export const supervisor: Acting = { personId: '0199aaaa-0000-7000-8000-0000000000f8', organId: opsCentre, unitId: null, roles: ['SUPERVISOR'] };

/** 河道垃圾清理, held by the river section of the water bureau. */
export function anItem(given: Partial<HeldItem> = {}): HeldItem {
  return {
    itemKey: '0199aaaa-0000-7000-8000-00000000c001',
    code: '510184-SWJ-01020003',
    name: '河道管理范围内垃圾清理',
    versionId: '0199aaaa-0000-7000-8000-00000000e001',
    organId: waterBureau,
    unitId: riverSection,
    assistants: [],
    status: 'ACTIVE',
    performMode: 'SELF',
    timeLimit: null,
    ...given,
  };
}

const calendar = nationalCalendar();
const limit = (policyKey: string, text: LimitText): FrozenLimit => ({ ...parseLimit(text), policyKey, policyValue: text });
const SIGN = { NORMAL: '4 wh', URGENT: '1 h', EMERGENCY: '10 min' } as const;
const RETURN = { NORMAL: '1 WD', URGENT: '2 h', EMERGENCY: '2 h' } as const;
const HANDLE = { NORMAL: '5 WD', URGENT: '24 h', EMERGENCY: '24 h' } as const;

/** The limits of the tables, counted by the national calendar. */
export function terms(urgency: OrderFacts['urgency'] = 'NORMAL'): Terms<DeadlineKind> {
  return {
    calendar,
    rules: {},
    limits: {
      DECIDE: limit('dispatch.limits.decide', '1 WD'),
      SIGN_FOR: limit('dispatch.limits.sign', SIGN[urgency]),
      START: limit('dispatch.limits.start', '1 WD'),
      HANDLE: limit('dispatch.limits.handle', HANDLE[urgency]),
      CALLBACK: limit('dispatch.limits.callback', '3 WD'),
      RETURN: limit('dispatch.limits.requestReturn', RETURN[urgency]),
      RETURN_ANSWER: limit('dispatch.limits.return', '1 WD'),
      ESCALATE: limit('dispatch.limits.escalate', '2 WD'),
      SUSPENSION_REVIEW: limit('dispatch.limits.suspensionReview', '20 WD'),
    },
    newId: () => uuid(),
  };
}

/** The clocks of one order, kept by the spec as the storage would keep them. */
export function clocksFor(order: { id: string; tenantId: string }, urgency: OrderFacts['urgency'] = 'NORMAL'): CaseClocks {
  return new DeadlineBook({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, [], terms(urgency));
}

export const dispatchedAt = new Date('2026-03-02T09:00:00+08:00');
/** Hours after the dispatch. */
export const later = (hours: number): Date => new Date(dispatchedAt.getTime() + hours * 3_600_000);

export type Stage = 'dispatched' | 'signed' | 'in progress' | 'submitted' | 'called back' | 'closed';
const STAGES: readonly Stage[] = ['dispatched', 'signed', 'in progress', 'submitted', 'called back', 'closed'];

/** An order as it stands after living up to a stage; only the facts that matter need naming. */
export function anOrder(stage: Stage = 'dispatched', given: Partial<OrderFacts> & { resolved?: boolean; at?: Date } = {}): { order: DispatchOrder; clocks: CaseClocks } {
  const { resolved = true, at = dispatchedAt, ...facts } = given;
  const whole: OrderFacts = {
    id: '0199aaaa-0000-7000-8000-00000000d001', tenantId: '510184', number: 'PJ-20260302-00001', matterId: '0199aaaa-0000-7000-8000-00000000b001',
    organId: waterBureau, unitId: riverSection, role: 'LEAD', urgency: 'NORMAL', item: anItem(), interim: false, restricted: false, locked: false, decisionDocument: null, ...facts,
  };
  const clocks = clocksFor(whole, whole.urgency);
  const order = new DispatchOrder(whole, clocks, at);
  const reached = STAGES.indexOf(stage);
  if (reached >= 1) order.signFor(handler, clocks, later(1));
  if (reached >= 2) order.start(head, null, clocks, later(2));
  if (reached >= 3) {
    order.submit(handler, { result: '已清理河道垃圾约三吨', evidence: ['photo-1'] }, clocks, later(3));
    order.submit(head, {}, clocks, later(4));
  }
  if (reached >= 4) order.callBack(operator, { responded: true, resolved, satisfaction: 4 }, clocks, later(5));
  if (reached >= 5) order.close(operator, { matterIsDecided: true, unresolvedGround: resolved ? null : '属历史遗留问题', openHandlers: 0 }, later(6));
  return { order, clocks };
}
