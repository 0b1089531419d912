import { anItem, anOrder, approver, head, later, operator, opsCentre } from '../../../test/an-order.ts';
import { byOutcome } from '../acting.ts';
import type { ReturnClaim } from './order-return.ts';
import { actionsNow } from './order-actions.ts';

const dispute = { caseId: '0199aaaa-0000-7000-8000-0000000ca001', number: '崇争〔2026〕1号' };
const notOurs: ReturnClaim = { reason: 'NOT_MY_DUTY', proposedOrganId: opsCentre, proposedItemKey: null, basis: '三定规定第四条' };
const refusal = (code: string) => expect.objectContaining({ code });
const disputed = (urgency: 'NORMAL' | 'EMERGENCY' = 'NORMAL') => {
  const made = anOrder('dispatched', { urgency });
  made.order.requestReturn(approver, notOurs, false, made.clocks, later(0.1));
  made.order.escalate(approver, made.clocks, later(0.2));
  return made;
};

describe('an order in dispute', () => {
  it('that goes to a designated interim holder is in dispute from its first instant, and its time waits (R-DSP-1)', () => {
    const { order, clocks } = anOrder('dispatched', { interim: true, locked: true, item: null, dispute: { ...dispute, waits: true } });

    expect([order.state, order.interim, order.disputeCaseNumber, order.dueAt, clocks.running('HANDLE')]).toEqual(['IN_DISPUTE', true, dispute.number, null, undefined]);
    expect(order.pullEvents().map(({ type }) => type)).toEqual(['dispatch.order.dispatched', 'dispatch.order.dispute-opened']);
  });

  it('that is an emergency is handled whoever’s it is: its time runs on, and measures are reported at once (R-DSP-16)', () => {
    const { order, clocks } = disputed('EMERGENCY');
    order.reportInterim(head, '已设警戒线', later(0.3));

    expect([order.state, order.dueKind, clocks.running('SIGN_FOR')]).toEqual(['IN_DISPUTE', 'HANDLE', undefined]);
    expect(order.dueAt).toEqual(later(24));
    expect(disputed().order.dueAt).toBeNull();
  });

  it('over which a case is open is settled by what that ends in, and by nobody’s hand', () => {
    const { order, clocks } = disputed();
    order.openDispute(dispute, later(1));
    const now = { ...order, returnedBefore: true, organs: 1, handling: null };

    expect(() => order.settle(operator, anItem(), '会议纪要3号', clocks, later(2))).toThrow(refusal('DISPATCH.DISPUTE_OPEN'));
    expect(() => order.settleElsewhere(operator, dispute.caseId, clocks, later(2))).toThrow(refusal('DISPATCH.DISPUTE_OPEN'));
    expect(actionsNow(now, { roles: ['DISPATCH_OPERATOR'], relations: [] }, later(2))).toEqual([]);
    order.settle(byOutcome, anItem(), '崇编裁〔2026〕3号', clocks, later(2));
    expect([order.state, order.interim, order.locked, order.decisionDocument, order.disputeCaseNumber]).toEqual(['DISPATCHED', false, true, '崇编裁〔2026〕3号', dispute.number]);
    const byPaper = disputed();
    byPaper.order.settle(operator, anItem(), '会议纪要3号', byPaper.clocks, later(2));
    expect(byPaper.order.decisionDocument).toBe('会议纪要3号');
  });

  it('that ends without an outcome goes on where its holder holds the item, and is the operator’s to answer where not', () => {
    const [kept, open] = [disputed(), disputed()];
    kept.order.endDispute('WITHDRAWN', anItem(), kept.clocks, later(24));
    open.order.endDispute('REFUSED', null, open.clocks, later(24));

    expect([kept.order.state, kept.order.interim, kept.order.dueKind, kept.order.disputeCaseId]).toEqual(['DISPATCHED', false, 'SIGN_FOR', null]);
    expect([open.order.state, open.order.interim, open.clocks.running('RETURN_ANSWER') !== undefined]).toEqual(['RETURN_REQUESTED', true, true]);
    // Five working days from Monday, of which one was spent in dispute.
    for (const { clocks } of [kept, open]) expect(clocks.running('HANDLE')?.dueAt).toEqual(new Date('2026-03-10T15:59:59.999Z'));
    expect(open.order.pullEvents().at(-1)).toMatchObject({ type: 'dispatch.order.dispute-ended', data: { ground: 'REFUSED', state: 'RETURN_REQUESTED', interim: true } });
  });

  it('whose interim holder turns out to be the one goes on with what it began, under the number of the decision', () => {
    const { order } = anOrder('in progress', { interim: true });
    order.pullEvents();
    order.confirm(anItem(), later(5), '崇编裁〔2026〕3号');

    expect([order.state, order.interim, order.locked, order.decisionDocument]).toEqual(['IN_PROGRESS', false, true, '崇编裁〔2026〕3号']);
    expect(order.pullEvents()).toEqual([expect.objectContaining({ type: 'dispatch.order.settled', data: expect.objectContaining({ goesOn: true }) })]);
  });

  it('is told under the chain of its matter, like everything of it', () => {
    expect(anOrder().order.chainId).toBe(anOrder().order.matterId);
  });
});
