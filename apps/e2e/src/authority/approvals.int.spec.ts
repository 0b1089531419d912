import { jest } from '@jest/globals';
import type { Answer } from '@yidan/testing';
import { dispatch, expectStatus, registry, StaffedCity } from './a-staffed-city.ts';
import { Things, type Thing } from './things.ts';

jest.setTimeout(120_000);

let staffed: StaffedCity;
let things: Things;
beforeAll(async () => {
  staffed = await StaffedCity.start([]);
  things = new Things(staffed);
}, 240_000);
afterAll(() => staffed?.stop());

const write = (service: string, statement: string, ...values: unknown[]) => staffed.city.sql(service).query(statement, values);
const personOf = async (subject: string): Promise<string> => (await staffed.city.sql('list-registry').query<{ id: string }>('select id from person_account where subject = $1', [subject])).rows[0]!.id;

describe('a calendar is put in force on the act of two people', () => {
  const approve = (who: string, { id }: Thing): Promise<Answer> => staffed.as(who).post(`${registry}/calendars/${id}/approve`);

  it('and not when the second person is the first', async () => {
    const calendar = await things.fresh('calendar', 'PROPOSED');
    expect(await approve('admin', calendar)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    expect(await approve('second', calendar)).toMatchObject({ status: 200, body: { state: 'IN_FORCE' } });
  });

  it('and not when the proposal on record turns out to be the approver’s own', async () => {
    const calendar = await things.fresh('calendar', 'PROPOSED');
    await write('list-registry', 'update calendar_year set proposed_by = $2 where id = $1', calendar.id, await personOf('qh.second'));
    expect(await approve('second', calendar)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
  });

  it('and not when there is no proposal any more', async () => {
    const calendar = await things.fresh('calendar', 'WITHDRAWN');
    expect(await approve('second', calendar)).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });
    const gone = await things.fresh('calendar', 'PROPOSED');
    await write('list-registry', 'delete from calendar_year where id = $1', gone.id);
    expect((await approve('second', gone)).status).toBe(404);
  });
});

describe('a result counts when two people have signed the same text', () => {
  const submit = (who: string, { id }: Thing, body: object = {}): Promise<Answer> => staffed.as(who).post(`${dispatch}/orders/${id}/submit`, body);
  const result = { result: '已清理', evidence: ['照片'] };
  const signedOnce = async (): Promise<Thing> => {
    const order = await things.fresh('order', 'IN_PROGRESS');
    expectStatus(await submit('handler', order, result), 200);
    return order;
  };

  it('with both signatures', async () => {
    expect((await submit('head', await signedOnce())).body).toMatchObject({ state: 'SUBMITTED' });
  });

  it('and not without the first one', async () => {
    const order = await signedOnce();
    await write('summons', `update dispatch_order set signatures = '[]' where id = $1`, order.id);
    expect((await submit('head', order, result)).body).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('and not when both signatures are the same person’s', async () => {
    const order = await signedOnce();
    await write('summons', `update dispatch_order set signatures = jsonb_set(signatures::jsonb, '{0,personId}', to_jsonb($2::text)) where id = $1`, order.id, await personOf('qh.head'));
    expect(await submit('head', order)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
  });

  it('and not by one person in both capacities', async () => {
    const person = { subject: 'qh.both', name: '吴晓明', organCode: 'SWJ', unitCode: 'HD', roles: ['UNIT_HANDLER', 'UNIT_HEAD'] };
    expectStatus(await staffed.as('admin').post(`${registry}/people`, person), 201);
    await staffed.city.settled();
    const order = await things.fresh('order', 'IN_PROGRESS');
    expect((await submit('both', order, result)).body).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await submit('both', order)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    expect((await submit('handler', order)).body).toMatchObject({ state: 'SUBMITTED' });
  });

  it('and not when what was signed is another text than what is submitted', async () => {
    const order = await signedOnce();
    await write('summons', `update dispatch_order set result = '另一个结果' where id = $1`, order.id);
    expect((await submit('head', order, result)).body).toMatchObject({ state: 'IN_PROGRESS' });
  });
});

describe('an order is closed on its callback and on a decided matter', () => {
  const close = ({ id }: Thing): Promise<Answer> => staffed.as('op').post(`${dispatch}/orders/${id}/close`, { ground: '办结', unresolvedGround: '历史遗留' });

  it('with both', async () => {
    expect((await close(await things.fresh('order', 'CALLED_BACK'))).body).toMatchObject({ state: 'CLOSED' });
  });

  it('and not without the callback', async () => {
    const order = await things.fresh('order', 'CALLED_BACK');
    await write('summons', 'update dispatch_order set callback = null where id = $1', order.id);
    expect(await close(order)).toMatchObject({ status: 409, body: { code: 'DISPATCH.CALLBACK_REQUIRED' } });
  });

  it('and not without the decision whose the matter is', async () => {
    const order = await things.fresh('order', 'CALLED_BACK');
    await write('summons', 'update incoming_matter set decision = null where id = $1', order.also.matterId);
    expect(await close(order)).toMatchObject({ status: 409, body: { code: 'DISPATCH.MATTER_UNDECIDED' } });
  });
});

describe('a matter goes out on an operator’s decision with its reason', () => {
  it.each([['no reason', {}], ['an empty one', { reason: '' }], ['blanks', { reason: '   ' }]])('and not with %s', async (_, given) => {
    const matter = await things.shared('matter', 'UNMATCHED');
    const headers = { 'if-match': `"${await things.versionOf(matter)}"` };
    expect((await staffed.as('op').post(`${dispatch}/matters/${matter.id}/decide`, { itemKey: matter.also.itemKey, ...given }, headers)).status).toBe(400);
  });
});

describe('an approved list is loaded on the document that approved it', () => {
  const approval = { documentNumber: '清编发〔2025〕1号', approvedOn: '2025-06-01', effectiveFrom: '2025-06-01' };
  const load = ({ id }: Thing, body: object): Promise<Answer> => staffed.as('admin').post(`${registry}/imports/${id}/load-approved`, body);

  it.each([
    ['no document number', { documentNumber: undefined }, 400],
    ['an empty document number', { documentNumber: '' }, 400],
    ['blanks for a document number', { documentNumber: '  ' }, 400],
    ['no day of approval', { approvedOn: undefined }, 400],
    ['a day that there is not', { approvedOn: '2025-06-31' }, 400],
    ['a day of approval after the list is in force', { approvedOn: '2025-06-02' }, 422],
  ])('and not with %s', async (_, missing, status) => {
    expect((await load(await things.shared('import', 'READ'), { ...approval, ...missing })).status).toBe(status);
  });

  it('and not when the file is gone, or was loaded before', async () => {
    expect(await load(await things.fresh('import', 'LOADED'), approval)).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });
    const gone = await things.fresh('import', 'READ');
    await write('list-registry', 'delete from list_import where id = $1', gone.id);
    expect((await load(gone, approval)).status).toBe(404);
  });

  it('with number and day', async () => {
    expect((await load(await things.fresh('import', 'READ'), approval)).status).toBe(201);
  });
});

describe('a policy value stands on its instrument', () => {
  const set = (body: object): Promise<Answer> => staffed.as('admin').put(`${registry}/policies/dispatch.limits.callback`, body);
  const value = { value: '2 WD', sourceDocument: '清府办〔2026〕2号', validFrom: '2026-01-01' };

  it.each([
    ['no instrument', { sourceDocument: undefined }],
    ['an empty one', { sourceDocument: '' }],
    ['blanks', { sourceDocument: '   ' }],
    ['no day from which it holds', { validFrom: undefined }],
  ])('and is not set with %s', async (_, missing) => {
    expect((await set({ ...value, ...missing })).status).toBe(400);
  });

  it('and is set with it', async () => {
    expect((await set(value)).status).toBe(200);
  });
});

describe('a right is given on the act of an administrator', () => {
  it('and is gone with the row that gave it', async () => {
    const person = { subject: 'qh.shortly', name: '吴晓明', organCode: 'BB', roles: ['TENANT_ADMIN'] };
    expectStatus(await staffed.as('admin').post(`${registry}/people`, person), 201);
    expect((await staffed.as('shortly').get(`${registry}/people`)).status).toBe(200);
    await write('list-registry', `delete from role_grant where subject = 'qh.shortly'`);
    // Whoever holds no right anywhere belongs to no tenant.
    expect((await staffed.as('shortly').get(`${registry}/people`)).status).toBe(401);
  });
});
