import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const OWNERS = `
  select distinct on (u.name) u.name as unit, o.name as organ
    from internal_unit u join organ o on o.tenant_id = u.tenant_id and o.id = u.organ_id
   where u.organ_id <> ? and u.status = 'ACTIVE' and u.name in (select name from json_array_elements_text(?::json) as n(name))
   order by u.name, o.code`;

/** 其他机关科室: tells which names are units of other organs. */
@Injectable()
export class ForeignUnits {
  constructor(private readonly em: EntityManager) {}

  /** The organ that owns each of these units, by the name of the unit. */
  async ownersOf(names: readonly string[], organId: string): Promise<Map<string, string>> {
    const rows = names.length === 0 ? [] : await this.em.execute<{ unit: string; organ: string }[]>(OWNERS, [organId, JSON.stringify(names)]);
    return new Map(rows.map(({ unit, organ }) => [unit, organ]));
  }
}
