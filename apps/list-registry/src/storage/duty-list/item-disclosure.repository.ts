import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ItemDisclosureAnswer } from '@yidan/contracts';
import { saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { ItemDisclosure } from '../../domain/duty-list/item-disclosure.ts';
import { isoInstant } from './sql.ts';

/** 公开属性库: who may read which items. */
@Injectable()
export class ItemDisclosureRepository {
  constructor(private readonly em: EntityManager) {}

  /** What was set for an item, or a new one; whoever sets it next waits. */
  async hold(tenantId: string, itemKey: string): Promise<ItemDisclosure> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended('item disclosure ' || ? || ?, 0))`, [tenantId, itemKey]);
    return (await this.em.findOne(ItemDisclosure, { itemKey }, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? new ItemDisclosure(uuid(), { tenantId, itemKey });
  }

  /** The first of these who is nobody of the tenant. */
  async unknownAmong(personIds: readonly string[]): Promise<string | undefined> {
    const known = await this.em.execute<{ id: string }[]>(`select id from person_account where id in (select p::uuid from json_array_elements_text(?::json) as p)`, [JSON.stringify(personIds)]);
    return personIds.find((id) => !known.some((person) => person.id === id));
  }

  async save(disclosure: ItemDisclosure): Promise<void> {
    const { tenantId, itemKey, readers, reason } = disclosure;
    await saveWithEvents(this.em, 'list-item', disclosure, { reason });
    await this.em.execute(`delete from item_reader where item_key = ?`, [itemKey], 'run');
    await this.em.execute(
      `insert into item_reader (tenant_id, item_key, person_id) select ?, ?, p::uuid from json_array_elements_text(?::json) as p`,
      [tenantId, itemKey, JSON.stringify(readers)],
      'run',
    );
  }

  /** What is in force for an item: what was set, or what it came with. */
  async of(itemKey: string, cameWith: ItemDisclosureAnswer['disclosure']): Promise<ItemDisclosureAnswer> {
    const [set] = await this.em.execute<ItemDisclosureAnswer[]>(
      `select d.item_key as "itemKey", d.level as disclosure, d.reason, d.changed_by as "changedBy", ${isoInstant('d.changed_at')} as "changedAt", d.row_version as "rowVersion",
              coalesce((select json_agg(r.person_id order by r.person_id) from item_reader r where r.tenant_id = d.tenant_id and r.item_key = d.item_key), '[]') as readers
         from item_disclosure d where d.item_key = ?`,
      [itemKey],
    );
    return set ?? { itemKey, disclosure: cameWith, readers: [], reason: null, changedBy: null, changedAt: null, rowVersion: 0 };
  }
}
