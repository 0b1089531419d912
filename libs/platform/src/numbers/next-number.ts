import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * 编号: the next number of a kind in a period, gapless per tenant: a rolled-back act gives its number back.
 * The counter row is locked until the act commits, so take the number last.
 */
export async function nextNumber(em: EntityManager, tenantId: string, kind: string, period: string): Promise<number> {
  const rows = await em.execute<{ value: string }[]>(
    `insert into number_counter (tenant_id, kind, period, value) values (?, ?, ?, 1)
     on conflict (tenant_id, kind, period) do update set value = number_counter.value + 1 returning value::text as value`,
    [tenantId, kind, period],
  );
  return Number(rows[0]!.value);
}
