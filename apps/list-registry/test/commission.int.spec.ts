import { jest } from '@jest/globals';
import { Transactions } from '@yidan/platform';
import type { TestCity } from '@yidan/testing';
import { DraftItems } from '../src/storage/duty-list/draft-items.ts';
import { ApproveByRuling } from '../src/use-cases/duty-list/approve-by-ruling.ts';
import { anOrgan, Chain, chair, deputy, director, justice, meet, members, officer, secretary, someRows, theOffices, timersActed } from './a-chain.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, qinghe, register } from './a-registry.ts';
import { aCase } from './a-case.ts';

jest.setTimeout(60_000);

let city: TestCity;
beforeAll(async () => {
  city = await aRegistry();
  await theOffices(city);
});
beforeEach(() => city.at('2026-03-02T09:00:00+08:00'));
afterAll(() => city?.stop());

async function aReviewed(organ: string): Promise<Chain> {
  await anOrgan(city, organ);
  return (await Chain.underReview(city, organ, someRows(3))).reviewed();
}

/** Takes stored rows away behind the application's back. */
async function without(...statements: string[]): Promise<void> {
  const client = await city.sql('list-registry').connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.query(`set session_replication_role = 'origin'`);
    client.release();
  }
}

describe('F-011 the commission approves a version', () => {
  it('on a meeting with quorum, votes and signed minutes; the number of its decision is the next one', async () => {
    const chain = await aReviewed('C1');
    expect((await chain.post('approve', chair)).status).toBe(409);
    await chain.deliberated();

    const approved = expectStatus(await chain.post('approve', chair, { plannedFrom: '2026-04-01' }), 200).body;

    expect(approved).toMatchObject({ state: 'APPROVED', documentNumber: '编委发〔2026〕1号', approvedOn: '2026-03-02', plannedFrom: '2026-04-01', itemCount: 3 });
    expect(approved.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const items = await chain.sql('select code, name from duty_item where version_id = $1 order by ordinal', [chain.id]);
    expect(items.map(({ code }) => code)).toEqual(['990102-C1-01010001', '990102-C1-01010002', '990102-C1-01010003']);
  });

  it.each([
    ['C2', 'the meeting', 'REGISTRY.DELIBERATION.MISSING', (id: string) => [`update commission_agenda_item set object_id = gen_random_uuid() where object_id = '${id}'`]],
    ['C3', 'attendance', 'REGISTRY.DELIBERATION.NO_QUORUM', (id: string) => [`delete from commission_attendance where meeting_id = (select meeting_id from duty_list_version where id = '${id}')`]],
    ['C4', 'the votes', 'REGISTRY.DELIBERATION.NOT_CARRIED', (id: string) => [`delete from commission_vote where meeting_id = (select meeting_id from duty_list_version where id = '${id}')`]],
    ['C5', 'the minutes', 'REGISTRY.DELIBERATION.MINUTES_MISSING', (id: string) => [`delete from commission_minutes where meeting_id = (select meeting_id from duty_list_version where id = '${id}')`]],
    ['C6', 'the signature of the minutes', 'REGISTRY.DELIBERATION.MINUTES_MISSING', (id: string) => [`update commission_minutes set signed_by = null, signed_at = null where meeting_id = (select meeting_id from duty_list_version where id = '${id}')`]],
    ['C7', 'the members who sat', 'REGISTRY.DELIBERATION.NO_QUORUM', (id: string) => [`delete from commission_member where meeting_id = (select meeting_id from duty_list_version where id = '${id}')`]],
  ])('F-011 not without its stored acts: %s without %s is refused with 409', async (organ, _, code, taken) => {
    const chain = await aReviewed(organ);
    await chain.deliberated();
    await without(...taken(chain.id));

    expect(await chain.post('approve', chair)).toMatchObject({ status: 409, body: { code } });
    expect((await chain.state()).state).toBe('IN_DELIBERATION');
  });

  it('F-011 the vote of a recused member is neither taken nor counted, and a quorum is of those who are not recused', async () => {
    const chain = await aReviewed('C8');
    const [first, second, third, fourth] = members;
    const { meetingId, agendaItemId } = await chain.scheduled();
    expectStatus(await meet(city, meetingId, 'recusals', first, { agendaItemId, ground: '系该机关分管领导' }), 201);
    // Of five members one is recused: three of the four others are a quorum, two are not.
    expectStatus(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, first, second]) }), 200);
    expect(await meet(city, meetingId, 'votes', first, { agendaItemId, choice: 'FOR' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.RECUSED' } });
    expect(await meet(city, meetingId, 'votes', third, { agendaItemId, choice: 'FOR' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.ABSENT' } });
    expect((await meet(city, meetingId, 'votes', secretary, { agendaItemId, choice: 'FOR' })).status).toBe(403);
    for (const who of [chair, second]) expectStatus(await meet(city, meetingId, 'votes', who, { agendaItemId, choice: 'FOR' }), 201);
    const early = await city.as(secretary).get(`${api}/meetings/${meetingId}`);
    expect(early.body.agenda[0].count).toEqual({ members: 4, present: 2, quorum: 3, inFavour: 2, against: 0, abstained: 0 });
    const minutes = { text: '纪要', conclusions: [{ agendaItemId, conclusion: 'APPROVED' }] };
    expect(await city.as(secretary).put(`${api}/meetings/${meetingId}/minutes`, minutes, { 'if-match': `"${early.body.rowVersion}"` })).toMatchObject({ status: 409, body: { code: 'REGISTRY.DELIBERATION.NO_QUORUM' } });

    expectStatus(await meet(city, meetingId, 'attendance', secretary, { personId: (await chain.people([fourth]))[0]! }), 201);
    expect(await meet(city, meetingId, 'votes', second, { agendaItemId, choice: 'AGAINST' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.VOTED' } });
    await chain.minuted(meetingId, agendaItemId);
    // A vote of the recused that came into the rows all the same changes nothing: the two for and the one below would carry what the two against refuse.
    await without(
      `insert into commission_vote select tenant_id, meeting_id, agenda_item_id, (select id from person_account where subject = '${first}'), 'FOR', now() from commission_vote where meeting_id = '${meetingId}' limit 1`,
      `update commission_vote set choice = 'AGAINST' where meeting_id = '${meetingId}' and person_id = (select id from person_account where subject = '${second}')`,
    );
    expect(await chain.post('approve', chair)).toMatchObject({ status: 409, body: { code: 'REGISTRY.DELIBERATION.NOT_CARRIED' } });
  });

  it('not where more are against, and what the minutes say was carried was carried', async () => {
    const chain = await aReviewed('C9');
    const { meetingId, agendaItemId } = await chain.scheduled();
    expectStatus(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, ...members]) }), 200);
    for (const who of members) expectStatus(await meet(city, meetingId, 'votes', who, { agendaItemId, choice: 'AGAINST' }), 201);
    const { rowVersion } = (await city.as(secretary).get(`${api}/meetings/${meetingId}`)).body;
    const put = (conclusions: object[], version = rowVersion) => city.as(secretary).put(`${api}/meetings/${meetingId}/minutes`, { text: '纪要', conclusions }, { 'if-match': `"${version}"` });

    expect(await put([{ agendaItemId, conclusion: 'APPROVED' }])).toMatchObject({ status: 409, body: { code: 'REGISTRY.DELIBERATION.NOT_CARRIED' } });
    expect((await put([{ agendaItemId, conclusion: 'REJECTED' }])).status).toBe(400);
    expect((await put([{ agendaItemId, conclusion: 'REJECTED', reason: '职责不清' }], 1)).status).toBe(412);
    expectStatus(await put([{ agendaItemId, conclusion: 'REJECTED', reason: '职责不清' }]), 200);
    expectStatus(await meet(city, meetingId, 'sign-minutes', chair), 200);
    expect((await chain.post('approve', chair)).status).toBe(409);
    expect(expectStatus(await chain.post('reject', chair), 200).body).toMatchObject({ state: 'RETURNED' });
  });

  it('or puts it off to a later meeting', async () => {
    const chain = await aReviewed('CA');
    await chain.deliberated({ conclusion: 'DEFERRED' });

    expect(expectStatus(await chain.post('defer', chair), 200).body).toMatchObject({ state: 'REVIEWED', meetingId: null });
    await chain.deliberated();
    expect(expectStatus(await chain.post('approve', chair), 200).body).toMatchObject({ state: 'APPROVED' });
  });

  it('numbers its decisions without a gap, also of minutes that could not be signed at first', async () => {
    const chain = await aReviewed('CB');
    const { meetingId, agendaItemId } = await chain.scheduled();
    expectStatus(await meet(city, meetingId, 'agenda', secretary, { kind: 'OTHER', subject: '年度工作计划' }).then((answer) => answer), 201);
    expectStatus(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, ...members]) }), 200);
    for (const who of members) expectStatus(await meet(city, meetingId, 'votes', who, { agendaItemId, choice: 'FOR' }), 201);
    const { agenda, rowVersion } = (await city.as(secretary).get(`${api}/meetings/${meetingId}`)).body;
    const minutes = (conclusions: object[], version: number) => city.as(secretary).put(`${api}/meetings/${meetingId}/minutes`, { text: '纪要', conclusions }, { 'if-match': `"${version}"` });
    expectStatus(await minutes([{ agendaItemId, conclusion: 'APPROVED' }], rowVersion), 200);
    expect(await meet(city, meetingId, 'sign-minutes', chair)).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.ITEMS_OPEN' } });
    const other = agenda[1].agendaItemId;
    expectStatus(await minutes([{ agendaItemId, conclusion: 'APPROVED' }, { agendaItemId: other, conclusion: 'DEFERRED', reason: '材料不齐' }], rowVersion + 1), 200);
    const before = await chain.sql(`select max(substring(document_number from '〕(\\d+)号')::int) as n from commission_agenda_item`, []);

    const signed = expectStatus(await meet(city, meetingId, 'sign-minutes', chair), 200).body;

    const next = (before[0]!['n'] as number) + 1;
    expect(signed.agenda.map(({ documentNumber }: { documentNumber: string }) => documentNumber)).toEqual([`编委发〔2026〕${next}号`, `编委发〔2026〕${next + 1}号`]);
    expect(signed).toMatchObject({ state: 'MINUTES_SIGNED', actions: [] });
  });

  it('has no meeting without a quorum; a member is who holds the grant when it opens', async () => {
    const chain = await aReviewed('CC');
    const { meetingId } = await chain.scheduled();
    expect(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, members[0]]) })).toMatchObject({ status: 409, body: { code: 'REGISTRY.DELIBERATION.NO_QUORUM' } });
    expect(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([secretary]) })).toMatchObject({ status: 422, body: { code: 'REGISTRY.MEETING.NOT_A_MEMBER' } });
    expect(await meet(city, meetingId, 'cancel', secretary)).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.HAS_VERSIONS' } });
    expectStatus(await meet(city, meetingId, 'postpone', secretary, { meetsOn: '2026-03-03' }), 200);
    expect(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, ...members]) })).toMatchObject({ status: 409, body: { code: 'REGISTRY.MEETING.DATE' } });
    city.at('2026-03-03T09:00:00+08:00');
    await register(city, qinghe, 'qh.m5', 'BW', ['COMMISSION_MEMBER']);

    const held = expectStatus(await meet(city, meetingId, 'hold', secretary, { present: await chain.people([chair, ...members, 'qh.m5']) }), 200).body;

    expect([held.members.length, held.present.length]).toEqual([6, 6]);
    await city.sql('list-registry').query(`update role_grant set ended_at = now() where subject = 'qh.m5'`);
    expect((await city.as(secretary).get(`${api}/meetings/${meetingId}`)).body.members).toHaveLength(6);
  });
});

describe('a change of elements only', () => {
  /** An organ with three items in force, and a reviewed adjustment of them. */
  async function anAdjustment(organ: string, change: (rows: ReturnType<typeof someRows>) => ReturnType<typeof someRows>): Promise<Chain> {
    await anOrgan(city, organ);
    await inForceFrom(city, qinghe, organ, someRows(3), '2026-01-01');
    return (await Chain.underReview(city, organ, change(someRows(3)), { kind: 'ADJUSTMENT', adjustmentCaseIds: [await aCase(city, organ)] })).reviewed();
  }

  it('is approved by a second director, never by the one who passed the review', async () => {
    const chain = await anAdjustment('E1', ([first, ...rest]) => [{ ...first!, remarks: '承办电话已更新' }, ...rest]);

    expect(await chain.post('approve-element-change', director)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    expect((await chain.post('approve-element-change', justice)).status).toBe(403);
    const approved = expectStatus(await chain.post('approve-element-change', deputy), 200).body;

    expect(approved).toMatchObject({ state: 'APPROVED', documentNumber: '编办发〔2026〕1号' });
    // The items are the ones they were.
    const codes = await chain.sql('select item_key, code from duty_item where version_id = $1 order by ordinal', [chain.id]);
    expect(codes).toEqual(await chain.sql('select item_key, code from duty_item where version_id = $1 order by ordinal', [approved.baseVersionId]));
  });

  it.each([
    ['E2', 'adds an item', (rows: ReturnType<typeof someRows>) => [...rows, ...someRows(4).slice(3)]],
    ['E3', 'cancels an item', (rows: ReturnType<typeof someRows>) => rows.slice(1)],
    ['E4', 'moves an item to the township', ([first, ...rest]: ReturnType<typeof someRows>) => [{ ...first!, performMode: 'DEVOLVED' as const, devolvedPower: '取水许可' }, ...rest]],
  ])('is nothing for the office alone where it %s (%s)', async (organ, _, change) => {
    const chain = await anAdjustment(organ, change as (rows: ReturnType<typeof someRows>) => ReturnType<typeof someRows>);

    expect(await chain.post('approve-element-change', deputy)).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.NOT_ELEMENT_CHANGE' } });
  });
});

describe('a ruling of the commission', () => {
  const rule = (versionId: string, contentHash: string) => {
    const { app } = city.service('list-registry');
    return app.get(Transactions).run({ tenant: qinghe, city: null, actor: { id: 'system:ruling', organId: null, roles: [] } }, () => app.get(ApproveByRuling).execute({ versionId, rulingNumber: '清编裁〔2026〕3号', contentHash }));
  };
  const hashOf = (versionId: string) => {
    const { app } = city.service('list-registry');
    return app.get(Transactions).run({ tenant: qinghe, city: null, actor: { id: 'system:ruling', organId: null, roles: [] } }, () => app.get(DraftItems).hashOf(versionId));
  };

  it('approves the version that is its exact text, and no other', async () => {
    const chain = await aReviewed('D1');
    const hash = await hashOf(chain.id);
    await expect(rule(chain.id, 'f'.repeat(64))).rejects.toMatchObject({ code: 'REGISTRY.VERSION.RULING_TEXT_DIFFERS' });

    await rule(chain.id, hash);

    expect(await chain.state()).toMatchObject({ state: 'APPROVED', documentNumber: '清编裁〔2026〕3号' });
  });

  it('approves nothing where the tenant says so', async () => {
    const chain = await aReviewed('D2');
    const hash = await hashOf(chain.id);
    expectStatus(await city.as(officer).put(`${api}/policies/registry.rulingAsApproval`, { value: false, sourceDocument: '清编办〔2026〕5号', validFrom: '2026-01-01' }), 200);

    await expect(rule(chain.id, hash)).rejects.toMatchObject({ code: 'REGISTRY.VERSION.RULING_NOT_APPROVAL' });
  });
});

describe('the list of an abolished organ', () => {
  it('is repealed by the chair; the day after is the first without it, and the city is told', async () => {
    await anOrgan(city, 'X1');
    const { versionId } = await inForceFrom(city, qinghe, 'X1', someRows(2), '2026-01-01');
    const chain = new Chain(city, 'X1', versionId as string);
    expect(await chain.post('repeal', chair, { reason: '机关撤销' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.ORGAN_NOT_ABOLISHED' } });
    await city.sql('list-registry').query(`update organ set status = 'ABOLISHED', abolished_on = '2026-03-01' where code = 'X1'`);

    expect(expectStatus(await chain.post('repeal', chair, { reason: '机关撤销' }), 200).body).toMatchObject({ state: 'REPEALED', effectiveTo: '2026-03-03' });
    await timersActed(city);
    const on = async (day: string) => (await city.as(officer).get(`${api}/items?organ=X1&asOf=${day}`)).body.items.length as number;
    expect([await on('2026-03-02'), await on('2026-03-03')]).toEqual([2, 0]);
    expect((await city.as(drafterOf(qinghe, 'X1')).get(`${api}/lists`)).body.items.find(({ organ }: { organ: { code: string } }) => organ.code === 'X1')).toMatchObject({ status: 'ORPHANED', current: null });
  });
});
