import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * 编号: the next number of a kind in a period, gapless per tenant: a rolled-back act gives its number back.
 * The counter row is locked until the act commits, so take the number last.
 */
export async function nextNumber(em: EntityManager, tenantId: string, kind: string, period: string): Promise<number> {
  const numbers = await nextNumbers(em, tenantId, { [kind]: 1 }, period);
  return numbers[kind]![0]!;
}

/** The same for so many of several kinds at once, in one message; whoever takes several takes them in one order, so that nobody waits in a circle. */
export async function nextNumbers<Kind extends string>(em: EntityManager, tenantId: string, wanted: Readonly<Record<Kind, number>>, period: string): Promise<Record<Kind, number[]>> {
  const rows = await em.execute<{ kind: Kind; value: string }[]>(
    `insert into number_counter (tenant_id, kind, period, value) select ?, w.key, ?, w.value::bigint from json_each_text(?::json) w where w.value <> '0' order by w.key
     on conflict (tenant_id, kind, period) do update set value = number_counter.value + excluded.value returning kind, value::text as value`,
    [tenantId, period, JSON.stringify(wanted)],
  );
  const last = new Map(rows.map(({ kind, value }) => [kind, Number(value)]));
  const kinds = Object.keys(wanted) as Kind[];
  return Object.fromEntries(kinds.map((kind) => [kind, Array.from({ length: wanted[kind] }, (_, i) => last.get(kind)! - wanted[kind] + 1 + i)])) as Record<Kind, number[]>;
}
