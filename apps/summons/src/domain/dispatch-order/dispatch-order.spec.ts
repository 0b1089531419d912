import { colleague, anItem, anOrder, dispatchedAt, handler, head, later, ofTheUnit, operator, riverSection, waterBureau } from '../../../test/an-order.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const result = { result: '已清理', evidence: ['photo-1'] };

describe('an order that was dispatched', () => {
  it('tells everybody who holds it and by when', () => {
    const { order } = anOrder();

    const [event] = order.pullEvents();
    expect(event).toMatchObject({
      type: 'dispatch.order.dispatched',
      data: { number: 'PJ-20260302-00001', organId: waterBureau, unitId: riverSection, role: 'LEAD', interim: false, signForDueAt: '2026-03-02T06:00:00.000Z', provisional: false },
    });
    expect(order.dueKind).toBe('SIGN_FOR');
  });

  it('is signed for by its unit, who then handles it, in time', () => {
    const { order, clocks } = anOrder();
    order.pullEvents();

    order.signFor(handler, clocks, later(4));

    expect([order.state, order.handlerPersonId, order.dueKind]).toEqual(['SIGNED', handler.personId, 'START']);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.signed', data: { onTime: true } });
  });

  it('is signed for late after four working hours, and this is said', () => {
    const { order, clocks } = anOrder();
    order.pullEvents();

    order.signFor(handler, clocks, new Date('2026-03-02T14:00:00.001+08:00'));

    expect(order.pullEvents()[0]).toMatchObject({ data: { onTime: false } });
  });

  it('is no business of another unit, nor of another organ with the same role', () => {
    const { order, clocks } = anOrder();

    expect(() => order.signFor({ ...handler, unitId: '0199aaaa-0000-7000-8000-0000000000a9' }, clocks, later(1))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
    expect(() => order.signFor({ ...handler, organId: operator.organId }, clocks, later(1))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
    expect(order.state).toBe('DISPATCHED');
  });

  it('is started by the head only, who may name another handler', () => {
    const { order, clocks } = anOrder('signed');

    expect(() => order.start(handler, null, clocks, later(2))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
    order.start(head, head.personId, clocks, later(2));

    expect([order.state, order.handlerPersonId]).toEqual(['IN_PROGRESS', head.personId]);
  });
});

describe('a result', () => {
  it('counts when handler and head have both signed it', () => {
    const { order, clocks } = anOrder('in progress');

    order.submit(handler, result, clocks, later(3));
    expect(order.state).toBe('IN_PROGRESS');
    order.submit(head, {}, clocks, later(4));

    expect([order.state, order.submittedOnTime, order.dueKind]).toEqual(['SUBMITTED', true, 'CALLBACK']);
    expect(order.signatures.map(({ as, personId }) => [as, personId])).toEqual([
      ['UNIT_HANDLER@HOLDER', handler.personId],
      ['UNIT_HEAD@HOLDER', head.personId],
    ]);
  });

  it.each([
    ['handler', colleague('UNIT_HANDLER'), ['UNIT_HEAD@HOLDER', 'UNIT_HANDLER@HOLDER']],
    ['head', colleague('UNIT_HEAD'), ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER']],
    ['both as well', colleague('UNIT_HANDLER', 'UNIT_HEAD'), ['UNIT_HEAD@HOLDER', 'UNIT_HANDLER@HOLDER']],
  ])('is signed by two people, though one of them is both handler and head: the other is %s', (_, other, signed) => {
    const { order, clocks } = anOrder('in progress');
    const both = ofTheUnit('UNIT_HANDLER', 'UNIT_HEAD');
    order.pullEvents();

    order.submit(both, result, clocks, later(3));
    expect(order.state).toBe('IN_PROGRESS');
    order.submit(other, {}, clocks, later(4));

    expect(order.state).toBe('SUBMITTED');
    expect(order.signatures.map(({ as, personId }) => [as, personId])).toEqual([
      [signed[0], both.personId],
      [signed[1], other.personId],
    ]);
    expect(order.pullEvents().map(({ type }) => type)).toEqual(['dispatch.order.submission-signed', 'dispatch.order.submission-signed', 'dispatch.order.submitted']);
  });

  it('is not signed by the same person as handler and as head', () => {
    const { order, clocks } = anOrder('in progress');
    const both = ofTheUnit('UNIT_HANDLER', 'UNIT_HEAD');

    order.submit(both, result, clocks, later(3));
    expect(() => order.submit(both, {}, clocks, later(4))).toThrow(refusal('SEC.FOUR_EYES'));
    expect(() => order.submit(ofTheUnit('UNIT_HEAD'), {}, clocks, later(4))).toThrow(refusal('SEC.FOUR_EYES'));
    expect(order.state).toBe('IN_PROGRESS');

    const { order: another, clocks: its } = anOrder('in progress');
    another.submit(ofTheUnit('UNIT_HANDLER'), result, its, later(3));
    expect(() => another.submit(ofTheUnit('UNIT_HEAD'), {}, its, later(4))).toThrow(refusal('SEC.FOUR_EYES'));
  });

  it('is completed by a head who is also a handler, where another handler signed first', () => {
    const { order, clocks } = anOrder('in progress');

    order.submit(handler, result, clocks, later(3));
    order.submit(colleague('UNIT_HANDLER', 'UNIT_HEAD'), {}, clocks, later(4));

    expect([order.state, order.signatures.length]).toEqual(['SUBMITTED', 2]);
  });

  it('cannot be signed twice by the same hand in the same capacity', () => {
    const { order, clocks } = anOrder('in progress');

    order.submit(handler, result, clocks, later(3));

    expect(() => order.submit(handler, {}, clocks, later(4))).toThrow(refusal('COMMON.ALREADY_SIGNED'));
  });

  it('needs its text and something that shows it', () => {
    const { order, clocks } = anOrder('in progress');

    expect(() => order.submit(handler, {}, clocks, later(3))).toThrow(refusal('DISPATCH.RESULT_REQUIRED'));
    expect(() => order.submit(handler, { result: '已清理' }, clocks, later(3))).toThrow(
      expect.objectContaining({ violations: [expect.objectContaining({ path: 'evidence' })] }),
    );
    expect(order.signatures).toEqual([]);
  });

  it('loses the first signature when the second signer changes its text', () => {
    const { order, clocks } = anOrder('in progress');

    order.submit(handler, result, clocks, later(3));
    order.submit(head, { result: '已清理并设置警示牌' }, clocks, later(4));
    expect([order.state, order.signatures.map(({ as }) => as)]).toEqual(['IN_PROGRESS', ['UNIT_HEAD@HOLDER']]);

    order.submit(handler, {}, clocks, later(5));
    expect([order.state, order.result]).toEqual(['SUBMITTED', '已清理并设置警示牌']);
  });

  it('that is rejected was none: its clock runs on to the same due time, and it is written anew', () => {
    const { order, clocks } = anOrder('submitted');
    const due = new Date('2026-03-09T15:59:59.999Z');

    order.reject(operator, clocks, later(5));

    expect([order.state, order.dueKind, order.dueAt]).toEqual(['IN_PROGRESS', 'HANDLE', due]);
    expect(() => order.submit(handler, {}, clocks, later(6))).toThrow(refusal('DISPATCH.RESULT_REQUIRED'));
  });
});

describe('an order that was called back', () => {
  it('is closed as performance of its item', () => {
    const { order } = anOrder('called back');
    order.pullEvents();

    order.close(operator, { matterIsDecided: true, unresolvedGround: null, openHandlers: 0 }, later(6));

    expect([order.state, order.dueAt]).toEqual(['CLOSED', null]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.closed', data: { itemKey: anItem().itemKey, onTime: true, resolved: true, satisfaction: 4 } });
  });

  it('is not closed without its callback, whatever the ground', () => {
    const { order } = anOrder('called back');
    order.callback = null;

    expect(() => order.close(operator, { matterIsDecided: true, unresolvedGround: '无法联系', openHandlers: 0 }, later(6))).toThrow(refusal('DISPATCH.CALLBACK_REQUIRED'));
  });

  it('is not closed while it is not solved, unless for a ground', () => {
    const { order } = anOrder('called back', { resolved: false });

    expect(() => order.close(operator, { matterIsDecided: true, unresolvedGround: null, openHandlers: 0 }, later(6))).toThrow(refusal('DISPATCH.UNRESOLVED'));
  });

  it('is reopened where it is not solved, with the full time for handling', () => {
    const { order, clocks } = anOrder('called back', { resolved: false });

    order.reopen(operator, anItem(), clocks, later(24));

    expect([order.state, order.callback, order.dueKind, order.dueAt]).toEqual(['IN_PROGRESS', null, 'HANDLE', new Date('2026-03-10T15:59:59.999Z')]);
  });

  it('is not reopened where it is solved', () => {
    const { order, clocks } = anOrder('called back');

    expect(() => order.reopen(operator, anItem(), clocks, later(6))).toThrow(refusal('DISPATCH.ALREADY_RESOLVED'));
  });
});

describe('an order held in the interim', () => {
  it('is not closed before somebody has decided whose it is', () => {
    const { order } = anOrder('called back', { interim: true });

    expect(() => order.close(operator, { matterIsDecided: false, unresolvedGround: null, openHandlers: 0 }, later(6))).toThrow(refusal('DISPATCH.MATTER_UNDECIDED'));
  });

  it('becomes the holder’s own when the item is named', () => {
    const { order } = anOrder('signed', { interim: true, item: null });
    order.pullEvents();

    order.confirm(anItem(), later(2));

    expect([order.state, order.interim, order.itemCode]).toEqual(['SIGNED', false, anItem().code]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.confirmed', data: { interim: false } });
  });

  it('ends when another unit takes over, and its clocks stop', () => {
    const { order, clocks } = anOrder('signed', { interim: true });
    order.pullEvents();

    order.redispatch('0199aaaa-0000-7000-8000-00000000d002', clocks, later(2));

    expect([order.state, order.isOpen, order.dueAt, clocks.next()]).toEqual(['REDISPATCHED', false, null, null]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.redispatched', data: { successorOrderId: '0199aaaa-0000-7000-8000-00000000d002' } });
  });
});

it('an order of an item with a longer statutory limit runs by that, unless it is urgent', () => {
  const item = anItem({ timeLimit: { amount: 20, clock: 'WORKING_DAY' } });

  const handleDue = (urgency: 'NORMAL' | 'URGENT') => {
    const [event] = anOrder('dispatched', { item, urgency, at: dispatchedAt }).order.pullEvents();
    return (event!.data as { handleDueAt: string }).handleDueAt;
  };

  expect(handleDue('NORMAL')).toBe('2026-03-30T15:59:59.999Z');
  expect(handleDue('URGENT')).toBe('2026-03-03T01:00:00.000Z');
});
