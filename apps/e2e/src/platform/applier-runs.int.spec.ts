import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { GrantEndedV1, GrantGivenV1, OrganCreatedV1, OrganUpdatedV1, PersonRegisteredV1, PolicyChangedV1, type RecordedEvent } from '@yidan/contracts';
import { REFERENCE_TABLES } from '@yidan/platform';
import { ALedgerCity, LINJIANG, QINGHE } from './a-ledger-city.ts';

jest.setTimeout(60_000);

const at = new Date('2026-03-02T09:00:00+08:00');

function organ(contract: typeof OrganCreatedV1 | typeof OrganUpdatedV1, organId: string, code: string, tenant = QINGHE): RecordedEvent {
  const none = { unifiedSocialCreditCode: null, superiorOrganId: null, parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null };
  return contract.create({ organId, code, name: code, shortName: code, kind: 'GOV_DEPARTMENT', regionCode: tenant, level: 'DISTRICT', status: 'ACTIVE', ...none }, at);
}

const person = (subject: string, organId: string, personId: string = randomUUID()): RecordedEvent => PersonRegisteredV1.create({ personId, subject, organId, unitId: null }, at);

const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}.${String(i).padStart(2, '0')}`);

describe('copies that are written many at once', () => {
  let it_: ALedgerCity;
  const [water, roads, downstream] = [randomUUID(), randomUUID(), randomUUID()];
  beforeAll(async () => {
    it_ = await ALedgerCity.start();
    await it_.says(QINGHE, [organ(OrganCreatedV1, water, 'SWJ'), organ(OrganCreatedV1, roads, 'JTJ')]);
    await it_.says(LINJIANG, [organ(OrganCreatedV1, downstream, 'SWJ', LINJIANG)]);
    await it_.city.settled();
  });
  afterAll(() => it_.stop());

  const rows = async (text: string, values: unknown[] = []) => (await it_.city.sql('summons').query(text, values)).rows;
  const subjects = async (prefix: string, tenant: string) =>
    (await rows(`select subject from person_account where tenant_id = $2 and subject like $1 || '%' order by subject`, [prefix, tenant])).map((row) => row.subject as string);
  /** How many transactions and how many statements wrote the rows as they now are. */
  const writtenBy = async (table: string, condition: string) =>
    (await rows(`select count(distinct xmin::text)::int as transactions, count(distinct (xmin::text, cmin::text))::int as statements from ${table} where ${condition}`))[0];
  /** Lets the service hear all of it at once. */
  const atOnce = async (say: () => Promise<void>) => {
    await it_.city.stopService('summons');
    await say();
    await it_.city.startService('summons');
    await it_.city.settled();
  };

  it('take one statement for a run of events of one tenant', async () => {
    await atOnce(async () => void (await it_.says(QINGHE, named('run', 40).map((subject) => person(subject, water)))));

    expect(await subjects('run.', QINGHE)).toEqual(named('run', 40));
    expect(await writtenBy('person_account', `subject like 'run.%'`)).toEqual({ transactions: 1, statements: 1 });
  });

  it('stay with their own district where two speak by turns', async () => {
    await atOnce(async () => {
      for (const [i, subject] of named('turn', 12).entries()) await it_.says(i % 2 ? LINJIANG : QINGHE, [person(subject, i % 2 ? downstream : water)]);
    });

    expect(await subjects('turn.', QINGHE)).toEqual(named('turn', 12).filter((_, i) => i % 2 === 0));
    expect(await subjects('turn.', LINJIANG)).toEqual(named('turn', 12).filter((_, i) => i % 2 === 1));
    expect(await writtenBy('person_account', `subject like 'turn.%'`)).toEqual({ transactions: 1, statements: 12 });
  });

  it('follow the order of the events, also where a code goes from organ to organ and back', async () => {
    const moves = [[water, 'GONE1'], [roads, 'SWJ'], [water, 'GONE2'], [roads, 'GONE1'], [water, 'SWJ']] as const;
    await atOnce(async () => void (await it_.says(QINGHE, moves.map(([id, code]) => organ(OrganUpdatedV1, id, code)))));

    expect(await rows(`select id, code, row_version from organ where tenant_id = $1 order by code`, [QINGHE])).toEqual([
      { id: roads, code: 'GONE1', row_version: 4 },
      { id: water, code: 'SWJ', row_version: 5 },
    ]);
    expect((await writtenBy('organ', `tenant_id = '${QINGHE}'`))?.transactions).toBe(1);
    expect(await it_.parked()).toEqual([]);
  });

  it('say that a grant was given and ended', async () => {
    const personId = randomUUID();
    const grants = [0, 1, 2].map(() => ({ grantId: randomUUID(), personId, subject: 'ended', organId: water, unitId: null, role: 'UNIT_HANDLER' as const }));
    await atOnce(async () => {
      await it_.says(QINGHE, [person('ended', water, personId)]);
      await it_.says(QINGHE, grants.map((grant) => GrantGivenV1.create(grant, at)));
      await it_.says(QINGHE, grants.slice(1).map((grant) => GrantEndedV1.create(grant, at)));
    });

    expect(await rows(`select id, ended_at from role_grant where subject = 'ended' order by ended_at nulls first, row_version`)).toEqual([
      { id: grants[0]!.grantId, ended_at: null },
      { id: grants[1]!.grantId, ended_at: at },
      { id: grants[2]!.grantId, ended_at: at },
    ]);
    expect((await writtenBy('role_grant', `subject = 'ended' and ended_at is not null`))?.statements).toBe(1);
  });

  it('keep a value that says nothing, and text that is not whole', async () => {
    await it_.says(QINGHE, [PolicyChangedV1.create({ key: 'says.nothing', value: null, sourceDocument: '云川府办\uD800', validFrom: '2026-01-01' }, at)]);
    await it_.city.settled();

    expect(await rows(`select value::text as value, source_document from policy_value where key = 'says.nothing'`)).toEqual([{ value: 'null', source_document: '云川府办\uFFFD' }]);
    expect(await it_.parked()).toEqual([]);
  });

  it('miss only the one that cannot be written; it is parked, and what follows from the same matter waits behind it', async () => {
    const [nowhere, matter] = [randomUUID(), randomUUID()];
    await atOnce(async () => {
      await it_.says(QINGHE, named('before', 10).map((subject) => person(subject, water)));
      await it_.says(QINGHE, [person('lost.0', nowhere), person('lost.1', water)], matter);
      await it_.says(QINGHE, named('behind', 10).map((subject) => person(subject, water)));
    });
    await it_.says(QINGHE, [person('lost.2', water)], matter, 3);
    await it_.says(QINGHE, [person('later', water)]);
    await it_.city.settled();

    for (const prefix of ['before', 'behind']) expect(await subjects(prefix, QINGHE)).toEqual(named(prefix, 10));
    expect([await subjects('lost', QINGHE), await subjects('later', QINGHE)]).toEqual([[], ['later']]);
    expect((await it_.parked()).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('person_account_tenant_id_organ_id_fkey'),
      'an earlier event of the same aggregate is parked',
      'an earlier event of the same aggregate is parked',
    ]);
  });

  it('have no second effect when the same events come again, and are the same after a rebuild', async () => {
    const copies = async () => Promise.all(REFERENCE_TABLES.map((table) => rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)));
    const live = await copies();
    await atOnce(async () => void (await rows(`update applier_cursor set position = 0`)));
    expect(await copies()).toEqual(live);

    await rows(`update person_account set subject = 'spoilt'`);
    const [applier] = it_.city.service('summons').appliers;
    await applier!.rebuild([QINGHE, LINJIANG], ['heard', ...REFERENCE_TABLES]);
    expect(await copies()).toEqual(live);
    expect(await it_.parked()).toHaveLength(3);
  });
});
