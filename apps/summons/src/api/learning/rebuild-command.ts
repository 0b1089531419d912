import type { INestApplicationContext } from '@nestjs/common';
import { Transactions, WorkerPool } from '@yidan/platform';
import { RebuildLearning } from '../../use-cases/learning/rebuild-learning.ts';

const TENANTS = `select tenant_id as "tenantId", city_tenant_id as city from tenant where $1::text is null or tenant_id = $1 order by tenant_id`;

/** 重算办件经验: of one tenant, or of all one after the other; says whether there was one. */
export async function rebuildLearning(service: INestApplicationContext, tenant: string | null, tell: (line: string) => void): Promise<boolean> {
  const { rows } = await service.get(WorkerPool).query<{ tenantId: string; city: string }>(TENANTS, [tenant]);
  const transactions = service.get(Transactions);
  const rebuild = service.get(RebuildLearning);
  for (const { tenantId, city } of rows) {
    const scope = { tenant: tenantId, city, actor: { id: 'system:learning', organId: null, roles: [] } };
    const { matters, terms, learningVersion } = await transactions.run(scope, () => rebuild.execute(tenantId, ({ done, of }) => tell(`${tenantId}: ${done} / ${of}`)));
    tell(`${tenantId}: ${matters} matters, ${terms} terms, version ${learningVersion} / ${matters} 件、${terms} 词，第 ${learningVersion} 版`);
  }
  return rows.length > 0;
}
