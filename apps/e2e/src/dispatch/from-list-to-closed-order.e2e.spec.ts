import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { aSampleDistrict, dispatch, expectStatus, loadList, registry, type SampleDistrict } from './a-sample-district.ts';

describe.each(['in-process', 'jetstream'] as const)('a district lives by its list (%s)', (transport) => {
  let district: SampleDistrict;

  beforeAll(async () => {
    district = await aSampleDistrict([listRegistry, summons], ['CYZX', 'SCJG', 'ZHZF'], { transport });
    await loadList(district, 'SCJG');
    await district.city.settled();
  }, 120_000);
  afterAll(() => district?.city.stop());

  it('a matter in everyday words goes by the list to the organ and unit that hold the duty, and its closing counts for the item', async () => {
    const { city, person } = district;
    const operator = city.as(person('DISPATCH_OPERATOR'));

    const received = expectStatus(
      await operator.post(`${dispatch}/matters`, { channel: 'HOTLINE', externalId: 'HL-0001', title: '电梯困人', content: '我们楼的电梯一个月困了三次人，使用单位一直不修，请查处', urgency: 'NORMAL' }),
      201,
    ).body;
    const [best] = received.match.candidates;
    expect(best.organ.code).toBe('SCJG');
    expect(best.reasons.length).toBeGreaterThan(0);

    let matter = received;
    if (matter.orders.length === 0) {
      matter = expectStatus(await operator.post(`${dispatch}/matters/${matter.id}/decide`, { itemKey: best.itemKey, reason: '电梯安全监管属市场监管部门职责' }, { 'if-match': `"${matter.rowVersion}"` }), 200).body;
    }
    const [order] = matter.orders;
    expect(order.number).toMatch(/^PJ-20260907-\d{5}$/);
    expect(order.organ.code).toBe('SCJG');

    const unit = order.unit.code as string;
    const handler = city.as(person('UNIT_HANDLER', 'SCJG', unit));
    const head = city.as(person('UNIT_HEAD', 'SCJG', unit));
    const inbox = expectStatus(await handler.get(`${dispatch}/orders`), 200).body;
    expect(inbox.items.map(({ id }: { id: string }) => id)).toEqual([order.id]);
    expectStatus(await handler.post(`${dispatch}/orders/${order.id}/sign-for`), 200);
    expectStatus(await head.post(`${dispatch}/orders/${order.id}/start`), 200);
    expectStatus(await handler.post(`${dispatch}/orders/${order.id}/submit`, { result: '已责令使用单位停用并检修，复检合格', evidence: ['检验报告 2026-118'] }), 200);
    expectStatus(await head.post(`${dispatch}/orders/${order.id}/submit`), 200);
    expectStatus(await operator.post(`${dispatch}/orders/${order.id}/callback`, { responded: true, resolved: true, satisfaction: 5, ground: '电话回访' }), 200);
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const closed = expectStatus(await operator.post(`${dispatch}/orders/${order.id}/close`, { ground: '办结' }, { traceparent: `00-${trace}-00f067aa0ba902b7-01` }), 200).body;
    expect(closed.state).toBe('CLOSED');

    await city.settled();
    const item = expectStatus(await operator.get(`${registry}/items/${best.itemKey}`), 200).body;
    expect(item.performance.closedOrders).toBe(1);
    // One trace leads from the operator's click through both journals.
    const { rows } = await city.sql('list-registry').query(`select traceparent from journal where type = 'registry.item.performed'`);
    expect(rows[0].traceparent).toContain(trace);
  }, 60_000);

  it('a list that comes into force changes where the next matter goes', async () => {
    const { city, person } = district;
    const operator = city.as(person('DISPATCH_OPERATOR'));
    const question = { title: '违法搭建', content: '楼顶有人私搭乱建彩钢棚，属于违法建设，请依法查处' };
    const before = expectStatus(await operator.post(`${dispatch}/match`, question), 200).body;
    expect(before.candidates.every((c: { organ: { code: string } }) => c.organ.code !== 'ZHZF')).toBe(true);

    await loadList(district, 'ZHZF');
    await city.settled();

    const until = Date.now() + 5000;
    let codes: string[] = [];
    while (!codes.includes('ZHZF') && Date.now() < until) {
      const { candidates } = expectStatus(await operator.post(`${dispatch}/match`, question), 200).body;
      codes = candidates.map((c: { organ: { code: string } }) => c.organ.code);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(codes[0]).toBe('ZHZF');
  }, 60_000);

  it('F-150 the operator has the copies filled again from the journals, and every question is answered as before', async () => {
    const { city, person } = district;
    const operator = city.as(person('DISPATCH_OPERATOR'));
    const question = { title: '电梯困人', content: '电梯一个月困了三次人，使用单位一直不修' };
    const answers = async (): Promise<unknown[]> => [
      expectStatus(await operator.post(`${dispatch}/match`, question), 200).body,
      expectStatus(await operator.get(`${dispatch}/orders`), 200).body,
      expectStatus(await operator.get(`${registry}/items?total=true&limit=1`), 200).body,
    ];
    const before = await answers();
    expectStatus(await operator.post(`${dispatch}/local-copies/rebuild`), 403);

    const rebuilt = expectStatus(await city.as('platform.operator').post(`${dispatch}/local-copies/rebuild`), 200).body;
    expectStatus(await city.as('platform.operator').post(`${registry}/local-copies/rebuild`), 200);

    expect(rebuilt.producers).toEqual(['dispute-arbitration', 'list-registry', 'summons']);
    expect(rebuilt.events).toBeGreaterThan(50);
    await city.settled();
    expect(await answers()).toEqual(before);
  }, 60_000);
});
