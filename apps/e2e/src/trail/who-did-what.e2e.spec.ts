import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { aSampleDistrict, dispatch, expectStatus, loadList, registry, type SampleDistrict } from '../dispatch/a-sample-district.ts';

const COMPLAINANT = { name: '欧阳望舒', phone: '13955557777' };

describe('who did what', () => {
  let district: SampleDistrict;
  let orderId: string;
  let matterId: string;

  beforeAll(async () => {
    district = await aSampleDistrict([listRegistry, summons], ['CYZX', 'SCJG', 'XCZ']);
    await loadList(district, 'SCJG');
    const { city, person } = district;
    await city.settled();
    const operator = city.as(person('DISPATCH_OPERATOR'));
    const received = expectStatus(
      await operator.post(`${dispatch}/matters`, { channel: 'HOTLINE', title: '电梯困人', content: '欧阳望舒反映电梯一个月困了三次人，电话13955557777', urgency: 'NORMAL', complainant: COMPLAINANT }),
      201,
    ).body;
    matterId = received.id;
    const [best] = received.match.candidates;
    const sent = received.orders.length > 0 ? received : expectStatus(await operator.post(`${dispatch}/matters/${matterId}/decide`, { itemKey: best.itemKey, reason: '属市场监管职责' }, { 'if-match': `"${received.rowVersion}"` }), 200).body;
    const [order] = sent.orders;
    orderId = order.id;
    await city.as(person('UNIT_HANDLER', 'SCJG', order.unit.code)).post(`${dispatch}/orders/${orderId}/sign-for`).then((answer) => expectStatus(answer, 200));
    await city.as(person('UNIT_HEAD', 'SCJG', order.unit.code)).post(`${dispatch}/orders/${orderId}/start`).then((answer) => expectStatus(answer, 200));
  }, 120_000);
  afterAll(() => district?.city.stop());

  it('to an order is one call: every act with its time, person, organ, roles, and what it changed from what to what', async () => {
    const { city, person } = district;
    const auditor = city.as(person('AUDITOR', 'XCZ'));
    const { items, next } = expectStatus(await auditor.get(`${dispatch}/trail?objectType=dispatch-order&objectId=${orderId}`), 200).body;
    expect(next).toBeNull();
    expect(items.map(({ act }: { act: { type: string; nameZh: string } }) => [act.type, act.nameZh])).toEqual([
      ['dispatch.order.dispatched', '派件单派出'],
      ['dispatch.order.signed', '派件单签收'],
      ['dispatch.order.started', '派件单开始办理'],
    ]);
    const [sent, signed, started] = items;
    expect(sent).toMatchObject({ before: null, after: null, data: { orderId } });
    expect(signed).toMatchObject({ before: { state: 'DISPATCHED' }, after: { state: 'SIGNED' } });
    expect(started).toMatchObject({ before: { state: 'SIGNED' }, after: { state: 'IN_PROGRESS' } });
    expect(signed.actor.roles).toContain('UNIT_HANDLER');
    expect(signed.actor.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(signed.at)).toBeLessThanOrEqual(Date.parse(started.at));
  });

  it('is paged, oldest first', async () => {
    const { city, person } = district;
    const auditor = city.as(person('AUDITOR', 'XCZ'));
    const types: string[] = [];
    let cursor = '';
    do {
      const page = expectStatus(await auditor.get(`${dispatch}/trail?objectType=dispatch-order&objectId=${orderId}&limit=1${cursor && `&cursor=${cursor}`}`), 200).body;
      types.push(...page.items.map(({ act }: { act: { type: string } }) => act.type));
      cursor = page.next ?? '';
    } while (cursor);
    expect(types).toEqual(['dispatch.order.dispatched', 'dispatch.order.signed', 'dispatch.order.started']);
  });

  it('is for the tenant’s auditors, and says of foreign and of unknown objects the same', async () => {
    const { city, person } = district;
    const ask = (subject: string, id = orderId) => city.as(subject).get(`${dispatch}/trail?objectType=dispatch-order&objectId=${id}`);
    for (const role of ['DISPATCH_OPERATOR', 'TENANT_ADMIN']) expectStatus(await ask(person(role)), 403);
    // The matter of another district, as far as this one's auditor can tell.
    const other = '00000000-0000-7000-8000-00000000000a';
    await city.sql('summons').query(
      `insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, payload)
       select gen_random_uuid(), '519902', agg_type, $2, 1, 0, type, schema_version, published, occurred_at, recorded_at, actor, correlation, payload from journal where agg_id = $1 limit 1`,
      [orderId, other],
    );
    const [foreign, unknown] = [await ask(person('AUDITOR', 'XCZ'), other), await ask(person('AUDITOR', 'XCZ'), '00000000-0000-7000-8000-00000000000b')];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.body.code).toBe(unknown.body.code);
  });

  it('leaves no personal data readable in any journal', async () => {
    const { city, tenant } = district;
    for (const service of ['summons', 'list-registry']) {
      const { rows } = await city.sql(service).query<{ text: string }>(`select concat_ws(' ', actor, payload::text, changes::text) as text from journal`);
      const text = rows.map((row) => row.text).join('\n');
      expect(rows.length).toBeGreaterThan(2);
      for (const secret of [COMPLAINANT.name, COMPLAINANT.phone, ...tenant.people.map(({ name }) => name)]) expect(text.includes(secret) ? `${service}: ${secret}` : '').toBe('');
    }
  });

  it('to a person is told without the name', async () => {
    const { city, person } = district;
    const auditor = city.as(person('AUDITOR', 'XCZ'));
    const { rows } = await city.sql('list-registry').query<{ id: string }>(`select id from person_account where subject = $1`, [person('AUDITOR', 'XCZ')]);
    const { items } = expectStatus(await auditor.get(`${registry}/trail?objectType=person&objectId=${rows[0]!.id}`), 200).body;
    expect(items[0].act.type).toBe('org.person.registered');
    expect(JSON.stringify(items)).not.toContain(tenantName(district, person('AUDITOR', 'XCZ')));
  });
});

function tenantName({ tenant }: SampleDistrict, subject: string): string {
  return tenant.people.find((one) => one.subject === subject)!.name;
}
