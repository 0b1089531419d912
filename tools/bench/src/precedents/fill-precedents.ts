import { disputeArbitration, PrecedentRepository } from '@yidan/dispute-arbitration';
import { InProcessHub, openService, Transactions } from '@yidan/platform';
import type { BenchServers, ServiceDatabase } from '../bench-servers.ts';
import { tell } from '../result.ts';
import type { GeneratedCase } from './generated-cases.ts';

export const TENANT = '519901';
const AT_ONCE = 500;

const ID = `create or replace function pg_temp.id(text) returns uuid language sql immutable as $$ select md5($1)::uuid $$`;
const PEOPLE = [
  `insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ('${TENANT}', '青禾区', 'DISTRICT', '519900', now())`,
  `insert into organ (id, tenant_id, code, name, short_name, kind, region_code, level, status, updated_at)
   values (pg_temp.id('office'), '${TENANT}', 'BB', '编办', '编办', 'ESTABLISHMENT_OFFICE', '${TENANT}', 'DISTRICT', 'ACTIVE', now())`,
  `insert into person_account (id, tenant_id, subject, organ_id, updated_at) values (pg_temp.id('reader'), '${TENANT}', 'bench.reader', pg_temp.id('office'), now())`,
];
const CASES = `
  insert into dispute_case (id, tenant_id, number, chain_id, kind, issue, urgency, jurisdiction, title, description, item_keys, origin, parties, convenor_organ_id, raised_by, raised_at, fingerprint, state, level, acted_at, entered_at,
                            statements, leader_acts, withdrawal_consents, signatures, non_compliant, outcome, outcome_at, cause, closed_at)
  select pg_temp.id('case/' || n), '${TENANT}', 'ZY-2024-' || n, pg_temp.id('chain/' || n), 'WHO_HOLDS', 'HOLDER', 'NORMAL', 'DISTRICT', '争议', '争议', '{}', '{"type":"MANUAL","refId":null,"matterId":null}', '[{},{}]',
         pg_temp.id('office'), 'PARTY', now(), 'f' || n, 'CLOSED', 3, now(), now(), '[]', '[]', '[]', '[]', false, '{}', now(), 'OTHER', now()
    from generate_series(0, $1 - 1) n returning id, number`;

/** Fills a district with decided cases, kept as the service keeps them when it closes one. */
export async function fillPrecedents(servers: BenchServers, database: ServiceDatabase, cases: readonly GeneratedCase[], itemKeys: readonly string[]): Promise<void> {
  const client = await database.sql.connect();
  let ids: string[];
  try {
    await client.query(ID);
    for (const sql of PEOPLE) await client.query(sql);
    const { rows } = await client.query<{ id: string; number: string }>(CASES, [cases.length]);
    const idOf = new Map(rows.map(({ id, number }) => [number, id]));
    ids = cases.map(({ n }) => idOf.get(`ZY-2024-${n}`)!);
  } finally {
    client.release(true);
  }
  const service = await openService(disputeArbitration, servers.settings(database, 'in-process', 2), new InProcessHub());
  const { app } = service;
  const keeper = app.get(PrecedentRepository);
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    await app.get(Transactions).run({ tenant: TENANT, city: '519900', actor: { id: 'system:bench', organId: null, roles: [] } }, async () => {
      for (const { n, kind, itemNo, title, summary } of cases.slice(from, from + AT_ONCE)) {
        const precedent = { kind, title, summary, items: [{ itemKey: itemKeys[itemNo]!, name: null }], bases: [], source: 'RULING', split: [], documentNumber: `青编裁〔2024〕${n + 1}号`, cause: 'OTHER' } as Parameters<PrecedentRepository['keep']>[0];
        await keeper.keep(precedent, { tenantId: TENANT, caseId: ids[n]!, decidedOn: '2024-06-30', at: new Date('2024-06-30T00:00:00Z') });
      }
    });
    if ((from / AT_ONCE) % 5 === 4) tell(`${from + AT_ONCE} of ${cases.length} precedents kept`);
  }
  await service.stop();
  await database.sql.query('analyze precedent, precedent_term, precedent_item, precedent_vocabulary');
}
