import { anItem, riverSection, waterBureau } from '../../../test/an-order.ts';
import { planOrders, planSuccessor } from './order-plan.ts';
import type { PlannedOrder, StandingOrder } from './order-plan.ts';

const rivers = { organId: waterBureau, unitId: riverSection };
const roads = { organId: waterBureau, unitId: '0199aaaa-0000-7000-8000-0000000000a2' };
const parks = { organId: waterBureau, unitId: '0199aaaa-0000-7000-8000-0000000000a3' };
const item = anItem({ assistants: [roads, rivers, roads] });
const ofRoads = anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c002', ...roads });
const standing = (role: StandingOrder['role'], holder: typeof rivers): StandingOrder => ({ id: `${role} ${holder.unitId}`, role, ...holder });
const brief = (orders: readonly PlannedOrder[]) => orders.map(({ role, unitId }) => [role, unitId]);

describe('which orders an item asks for (R-DIS-2)', () => {
  it('one leads, the others assist, nobody twice', () => {
    expect(brief(planOrders(item).sends)).toEqual([['LEAD', rivers.unitId], ['ASSIST', roads.unitId]]);
  });

  it('whose part it is handles it by an order and an item of its own, and needs no copy besides (19 A12)', () => {
    const { sends } = planOrders(item, { handlers: [ofRoads], assistants: [{ holder: parks, item }] });

    expect(brief(sends)).toEqual([['LEAD', rivers.unitId], ['HANDLER', roads.unitId], ['ASSIST', parks.unitId]]);
    expect(sends[1]!.item).toBe(ofRoads);
  });

  it('the interim leader keeps the matter where it holds the item, and gives it up where not', () => {
    const [keeps, gives] = [standing('LEAD', rivers), standing('LEAD', parks)];

    expect(planOrders(item, {}, [keeps])).toMatchObject({ confirms: keeps, ends: [] });
    const relieved = planOrders(item, {}, [gives]);
    expect([relieved.confirms, relieved.ends]).toEqual([null, [{ order: gives, forRole: 'LEAD', forUnitId: rivers.unitId }]]);
    expect(brief(relieved.sends)).toEqual([['LEAD', rivers.unitId], ['ASSIST', roads.unitId]]);
  });

  it('a unit that had a copy and now handles, or handled and now leads, has the one order in place of the other', () => {
    const copy = standing('ASSIST', roads);
    const handles = standing('HANDLER', roads);
    const leads = standing('LEAD', rivers);

    expect(planOrders(item, { handlers: [ofRoads] }, [leads, copy]).ends).toEqual([{ order: copy, forRole: 'HANDLER', forUnitId: roads.unitId }]);
    expect(planOrders(ofRoads, {}, [leads, handles]).ends).toEqual([
      { order: leads, forRole: 'LEAD', forUnitId: roads.unitId },
      { order: handles, forRole: 'LEAD', forUnitId: roads.unitId },
    ]);
  });

  it('who stands in the matter already gets nothing a second time', () => {
    expect(brief(planOrders(item, { handlers: [ofRoads] }, [standing('LEAD', rivers), standing('HANDLER', roads)]).sends)).toEqual([]);
  });
});

describe('what takes the place of one order', () => {
  it('of the one that leads: another lead, with those who assist', () => {
    const leads = standing('LEAD', parks);

    expect(brief(planSuccessor(leads, item, [leads]).sends)).toEqual([['LEAD', rivers.unitId], ['ASSIST', roads.unitId]]);
  });

  it('of one that handles: another that handles, and nobody else', () => {
    const [leads, handles] = [standing('LEAD', parks), standing('HANDLER', roads)];
    const plan = planSuccessor(handles, item, [leads, handles]);

    expect(brief(plan.sends)).toEqual([['HANDLER', rivers.unitId]]);
    expect(plan.ends).toEqual([{ order: handles, forRole: 'HANDLER', forUnitId: rivers.unitId }]);
  });

  it('of one that handles, where the other unit leads already: the order of the leader', () => {
    const [leads, handles] = [standing('LEAD', rivers), standing('HANDLER', roads)];

    expect(planSuccessor(handles, item, [leads, handles])).toMatchObject({ stays: leads, sends: [] });
  });
});
