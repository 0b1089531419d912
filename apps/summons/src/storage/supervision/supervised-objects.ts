import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { textArray } from '@yidan/platform';
import { OWED, isOwnObject, owingOf, taskZh, type Owing, type OwnObject, type SupervisedObject } from '../../domain/supervision/supervised-object.ts';
import { HeldItemRepository } from '../duty-item/held-item.repository.ts';

interface Row {
  id: string;
  number: string;
  title: string | null;
  organId: string | null;
  unitId: string | null;
  clocks: { id: string; kind: string; startedAt: string; dueAt: string }[];
}

/** An own object with every clock of it that runs. */
export interface OwnSupervised {
  readonly row: Omit<Row, 'clocks'>;
  readonly type: OwnObject;
  readonly clocks: readonly { readonly id: string; readonly kind: string; readonly startedAt: Date; readonly dueAt: Date }[];
}

const RUNNING = (type: OwnObject, id: string, tenant: string): string => `
  coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'startedAt', d.started_at, 'dueAt', d.due_at) order by d.due_at, d.id)
              from deadline d where d.tenant_id = ${tenant} and d.owner_type = '${type}' and d.owner_id = ${id} and d.status = 'RUNNING'), '[]') as clocks`;

// What is said of an object is as those outside the handling chain read it, and nothing where it is for named readers.
const OBJECTS: Readonly<Record<OwnObject, string>> = {
  'dispatch-order': `
    select o.id, o.number, case when o.restricted then null else coalesce(m.title_masked, m.title) end as title, o.organ_id as "organId", o.unit_id as "unitId", ${RUNNING('dispatch-order', 'o.id', 'o.tenant_id')}
      from dispatch_order o left join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id where o.id = any(?::uuid[])`,
  'incoming-matter': `
    select m.id, m.number, case when m.disclosure in ('RESTRICTED', 'SECRET_STUB') then null else coalesce(m.title_masked, m.title) end as title, null::uuid as "organId", null::uuid as "unitId",
           ${RUNNING('incoming-matter', 'm.id', 'm.tenant_id')}
      from incoming_matter m where m.id = any(?::uuid[])`,
  'supervision-notice': `
    select n.id, n.number, n.object_title as title, n.organ_id as "organId", n.unit_id as "unitId", ${RUNNING('supervision-notice', 'n.id', 'n.tenant_id')}
      from supervision_notice n where n.id = any(?::uuid[])`,
};

/** 督办对象库: what can be supervised of this service, whose it is and what of it is due. */
@Injectable()
export class SupervisedObjects {
  constructor(
    private readonly em: EntityManager,
    private readonly items: HeldItemRepository,
  ) {}

  /** Own objects as the reader may see them, by id; another sounds like none. */
  async many(type: OwnObject, ids: readonly string[]): Promise<Map<string, OwnSupervised>> {
    const rows = await this.em.execute<Row[]>(OBJECTS[type], [textArray([...new Set(ids)])]);
    return new Map(rows.map(({ clocks, ...row }) => [row.id, { row, type, clocks: clocks.map(({ startedAt, dueAt, ...clock }) => ({ ...clock, startedAt: new Date(startedAt), dueAt: new Date(dueAt) })) }]));
  }

  async one(type: OwnObject, id: string): Promise<OwnSupervised | null> {
    return (await this.many(type, [id])).get(id) ?? null;
  }

  /** The object with the clock that runs out first of those somebody owes, or of one who owes; null where nobody does. */
  async asOwed({ row: { id, number, title, organId, unitId }, type, clocks }: OwnSupervised, only?: Owing): Promise<SupervisedObject | null> {
    const clock = clocks.find(({ kind }) => (only ? owingOf(type, kind) === only : owingOf(type, kind) !== null));
    if (!clock) return null;
    const target = owingOf(type, clock.kind) === 'CENTRE' ? await this.items.interimHolder() : organId && { organId, unitId };
    if (!target) return null;
    return { type, id, number, title, ...target, clock: { id: clock.id, task: taskZh(clock.kind), startedAt: clock.startedAt, dueAt: clock.dueAt } };
  }

  /** Whether somebody still owes something of an object that is overdue at an instant. */
  async isOverdue(type: string, id: string, owing: Owing, at: Date): Promise<boolean> {
    return this.has(type, id, owing, `status = 'RUNNING' and due_at < ?::timestamptz`, at.toISOString());
  }

  /** Whether a clock still runs, or stands still to run on; one of another service is told of by it. */
  async isLive(clockId: string | null): Promise<boolean> {
    if (clockId === null) return true;
    const found = await this.em.execute<unknown[]>(`select 1 from deadline where id = ? and status in ('RUNNING', 'PAUSED')`, [clockId]);
    return found.length > 0;
  }

  private async has(type: string, id: string, owing: Owing, condition: string, ...values: string[]): Promise<boolean> {
    const kinds = isOwnObject(type) ? (OWED[type][owing] ?? []) : [];
    const found = await this.em.execute<unknown[]>(`select 1 from deadline where owner_type = ? and owner_id = ? and kind = any(?::text[]) and ${condition} limit 1`, [type, id, textArray(kinds), ...values]);
    return found.length > 0;
  }
}
