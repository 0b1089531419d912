import { anItem, clocksFor, dispatchedAt, handler, later, operator } from '../../../test/an-order.ts';
import { IncomingMatter } from './incoming-matter.ts';
import type { ListAnswer } from './match-result.ts';

const at = dispatchedAt;
const river = anItem();
const candidate = {
  itemKey: river.itemKey, itemCode: river.code, itemName: river.name, versionId: river.versionId, organId: river.organId, unitId: river.unitId, score: 0.6, reasons: [],
};
const answer = (decision: ListAnswer['decision']): ListAnswer => ({ decision, algorithmVersion: 'a/1', candidates: [candidate] });

function aMatter(decision: ListAnswer['decision'], urgency: 'NORMAL' | 'EMERGENCY' = 'NORMAL') {
  const matter = new IncomingMatter(
    {
      id: '0199aaaa-0000-7000-8000-00000000b001', tenantId: '510184', number: 'LJ-20260302-00001', channel: 'HOTLINE', externalId: '12345-1', bodyHash: 'x',
      title: '河里全是垃圾', content: '王女士反映河里全是垃圾，电话13800000000', category: null, location: null, occurredAt: null, urgency, complainantEnc: null, complainantRef: null, titleMasked: null, contentMasked: null, disclosure: 'INTERNAL', paperFileNumber: null,
      attachments: [],
    },
    operator,
    at,
  );
  const clocks = clocksFor(matter);
  matter.match(answer(decision), clocks, at);
  return { matter, clocks };
}

describe('a matter', () => {
  it('that the list is sure of is decided by the list', () => {
    const { matter, clocks } = aMatter('AUTO');
    matter.dispatch();

    expect([matter.state, matter.decision?.how, matter.isDecided, clocks.next()]).toEqual(['DISPATCHED', 'AUTO', true, null]);
  });

  it.each(['CONFIRM', 'AMBIGUOUS', 'UNMATCHED'] as const)('that is %s waits for the operator for one working day', (decision) => {
    const { matter, clocks } = aMatter(decision);

    expect([matter.state, matter.isDecided, clocks.next()?.kind]).toEqual([decision, false, 'DECIDE']);
    expect(clocks.next()?.dueAt).toEqual(new Date('2026-03-03T15:59:59.999Z'));
  });

  it('tells nobody what somebody wrote: its events carry no text of it', () => {
    const { matter } = aMatter('UNMATCHED');

    const told = JSON.stringify(matter.pullEvents());
    expect(told).toContain('dispatch.matter.unmatched');
    expect(told).not.toMatch(/王女士|13800000000|垃圾/);
  });

  it('is confirmed where the operator takes the first proposal, and said to be decided by hand where not', () => {
    const { matter, clocks } = aMatter('CONFIRM');
    matter.decide(river, river.itemKey, '群众来电核实', operator, later(1), clocks);
    const other = aMatter('CONFIRM');
    other.matter.decide(anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c002' }), river.itemKey, '实为道路问题', operator, later(1), other.clocks);

    expect([matter.state, matter.decision?.how, clocks.next()]).toEqual(['MATCHED', 'CONFIRMED', null]);
    expect(other.matter.decision?.how).toBe('MANUAL');
    expect(matter.pullEvents().at(-1)).toMatchObject({ type: 'dispatch.matter.assigned', data: { how: 'CONFIRMED', itemKey: river.itemKey } });
  });

  it('is not decided by whoever would have to handle it', () => {
    const { matter, clocks } = aMatter('AMBIGUOUS');

    expect(() => matter.decide(river, null, '我来', handler, later(1), clocks)).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
  });

  it('is closed once its orders are', () => {
    const { matter } = aMatter('AUTO');
    matter.dispatch();

    matter.close(later(9));

    expect([matter.state, matter.closedAt]).toEqual(['CLOSED', later(9)]);
  });

  it('that a case is open over is not decided by hand; without an outcome it is the operator’s again, for one working day', () => {
    const { matter, clocks } = aMatter('UNMATCHED');
    matter.requestDispute({ kind: 'WHO_HOLDS', candidates: [], interim: null, partyOrganIds: [river.organId] }, operator, clocks, later(1));
    expect(matter.pullEvents().at(-1)?.data).toMatchObject({ partyOrganIds: [river.organId] });
    matter.openDispute({ caseId: '0199aaaa-0000-7000-8000-0000000ca001', number: '崇争〔2026〕1号' }, later(2));

    expect(() => matter.decide(river, null, 'x', operator, later(3), clocks)).toThrow(expect.objectContaining({ code: 'DISPATCH.DISPUTE_OPEN' }));
    matter.endDispute('WITHDRAWN', clocks, later(4));
    expect([matter.state, matter.disputeCaseNumber, clocks.running('DECIDE')?.startedAt, matter.chainId]).toEqual(['AMBIGUOUS', null, later(4), matter.id]);
    matter.decide(river, null, '电话核实', operator, later(5), clocks);
    expect(matter.state).toBe('MATCHED');
  });
});
