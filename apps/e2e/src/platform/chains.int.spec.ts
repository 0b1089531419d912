import { randomUUID } from 'node:crypto';
import { Migration } from '@mikro-orm/migrations';
import { jest } from '@jest/globals';
import { DeadlineBreachedV1, DeskTaskClosedV1, MatterMergedV1, PolicyChangedV1, type RecordedEvent } from '@yidan/contracts';
import { appendToJournal, chainTables, ownTenant, shownWhere, Transactions, type ServiceDefinition } from '@yidan/platform';
import { ALedgerCity, LINJIANG, QINGHE } from './a-ledger-city.ts';
import { Ledger } from './ledger-service.ts';

jest.setTimeout(60_000);

const ORGAN = randomUUID();
const [CHAIN, OTHER, RESTRICTED] = [randomUUID(), randomUUID(), randomUUID()];
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 1, minute));
const policy = (minute: number) => PolicyChangedV1.create({ key: 'a', value: 1, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, at(minute));
const matter = (minute: number) => {
  const ids = { matterId: randomUUID(), intoMatterId: randomUUID() };
  return MatterMergedV1.create({ ...ids, number: 'LJ-2026-000123', intoNumber: 'LJ-2026-000100', channel: 'HOTLINE', urgency: 'NORMAL', at: at(minute).toISOString() }, at(minute));
};

/** The ledger, and things that are shown to some only. */
class Things extends Migration {
  override up(): void {
    this.addSql('create table thing (tenant_id text not null, id uuid primary key, restricted boolean not null)');
    for (const sql of [...chainTables(), ...ownTenant('summons', 'thing'), ...shownWhere('summons', 'thing', 'not restricted')]) this.addSql(sql);
  }
}
const LedgerOfThings: ServiceDefinition = { ...Ledger, migrations: [...Ledger.migrations, { name: 'things', class: Things }], restrictedObjects: { 'incoming-matter': 'thing' } };

describe('what happened under one chain id', () => {
  let it_: ALedgerCity;
  const journal = (type: string, event: RecordedEvent, chainId: string | null = CHAIN, restricted = false) =>
    it_.city.service('summons').app.get(Transactions).run({ tenant: QINGHE, city: null, actor: { id: 'system:spec', organId: ORGAN, roles: [] }, correlation: OTHER }, async (em) => {
      const id = randomUUID();
      if (type === 'incoming-matter') await em.execute('insert into thing (tenant_id, id, restricted) values (?, ?, ?)', [QINGHE, id, restricted], 'run');
      await appendToJournal(em, { type, id, version: 1, chainId }, [event]);
    });
  const chain = (as: string, id: string, query = '') => it_.city.as(as).get(`/api/summons/v1/chains/${id}${query}`);

  beforeAll(async () => {
    it_ = await ALedgerCity.start({}, LedgerOfThings);
    await it_.appoint(QINGHE, 'officer', 'ESTABLISHMENT_OFFICER');
    await it_.appoint(QINGHE, 'handler', 'UNIT_HANDLER');
    await it_.appoint(QINGHE, 'operator', 'DISPATCH_OPERATOR');
    await it_.appoint(LINJIANG, 'neighbour', 'AUDITOR');
    await journal('policy', policy(3));
    await journal('incoming-matter', matter(1));
    await journal('policy', policy(2));
    await journal('policy', policy(2), null);
    await journal('incoming-matter', matter(1), RESTRICTED, true);
    await journal('policy', policy(2), RESTRICTED);
    await journal('deadline', DeadlineBreachedV1.create({ deadlineId: randomUUID(), ownerType: 'x', ownerId: randomUUID(), kind: 'x', dueAt: at(2).toISOString(), at: at(2).toISOString() }, at(2)));
    await journal('desk-task', DeskTaskClosedV1.create({ taskId: randomUUID(), service: 'summons', objectType: 'x', objectId: randomUUID(), command: 'x', at: at(2).toISOString() }, at(2)));
  });
  afterAll(() => it_?.stop());

  it('is told in the order in which it happened, with the name, number and organ of each act and not a word of its content', async () => {
    const { status, body } = await chain('officer', CHAIN);

    expect(status).toBe(200);
    expect(body.items.map(({ at, type, number }: { at: string; type: string; number: string | null }) => [at.slice(0, 16), type, number])).toEqual([
      ['2026-03-02T01:01', 'dispatch.matter.merged', 'LJ-2026-000123'],
      ['2026-03-02T01:02', 'policy.changed', null],
      ['2026-03-02T01:03', 'policy.changed', null],
    ]);
    expect(body.items[1]).toEqual({ eventId: expect.any(String), at: expect.any(String), type: 'policy.changed', nameZh: '政策参数变更', name: 'Policy changed', objectType: 'policy', objectId: expect.any(String), number: null, organId: ORGAN });
  });

  it('comes page by page', async () => {
    const first = (await chain('officer', CHAIN, '?limit=2')).body;
    const second = (await chain('officer', CHAIN, `?limit=2&cursor=${first.next}`)).body;

    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ eventId }: { eventId: string }) => eventId)).size).toBe(3);
  });

  it('leaves out what stands under the act that it belonged to: only what belongs to the chain is in it', async () => {
    expect((await chain('officer', OTHER)).body.items).toHaveLength(1);
  });

  it('is nothing for who is not shown a thing in it: every act would say that there is such a thing', async () => {
    expect((await chain('operator', CHAIN)).body.items).toHaveLength(3);
    expect((await chain('operator', RESTRICTED)).body).toMatchObject({ status: 404, code: 'COMMON.NOT_FOUND' });
    expect((await chain('officer', RESTRICTED)).body.items).toHaveLength(2);
  });

  it('is for offices that see what it is about; of another tenant’s chain and of none the same is said', async () => {
    expect((await chain('handler', CHAIN)).status).toBe(403);
    expect((await chain('neighbour', CHAIN)).body).toMatchObject({ status: 404, code: 'COMMON.NOT_FOUND' });
    expect((await chain('officer', randomUUID())).body).toMatchObject({ status: 404, code: 'COMMON.NOT_FOUND' });
  });
});
