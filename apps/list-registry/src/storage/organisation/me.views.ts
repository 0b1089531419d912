import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { MeAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { NameSeal } from './name-seal.ts';

/** Where somebody stands, and the own name. */
export type Standing = Pick<MeAnswer, 'name' | 'tenant' | 'organ' | 'unit'>;

const STANDING = `
  select json_build_object('id', t.tenant_id, 'name', t.name) as tenant,
         json_build_object('id', o.id, 'code', o.code, 'name', o.name, 'shortName', o.short_name) as organ,
         case when u.id is not null then json_build_object('id', u.id, 'code', u.code, 'name', u.name) end as unit,
         encode(a.name_sealed, 'base64') as "nameSealed"
    from tenant t
    join organ o on o.id = ?
    left join internal_unit u on u.id = ?
    left join person_account a on a.id = ?
   where t.tenant_id = ?`;

/** What callers are told of themselves. One's own name is no disclosure, so reading it is not journalled. */
@Injectable()
export class MeViews {
  constructor(
    private readonly em: EntityManager,
    private readonly names: NameSeal,
  ) {}

  async of({ tenantId, organId, unitId, personId }: Actor): Promise<Standing> {
    const [row] = await this.em.execute<(Omit<Standing, 'name'> & { nameSealed: string | null })[]>(STANDING, [organId, unitId, personId, tenantId]);
    if (!row) throw new NotFound('organ', organId);
    const { nameSealed, ...standing } = row;
    return { ...standing, name: nameSealed !== null && personId !== null ? this.names.open(Buffer.from(nameSealed, 'base64'), { tenantId, id: personId }) : null };
  }
}
