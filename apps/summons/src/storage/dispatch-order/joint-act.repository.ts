import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { EnforcersReadV1 } from '@yidan/contracts';
import type { JointActPeopleAnswer } from '@yidan/contracts';
import { appendToJournal, FieldSeal, instant, unopened } from '@yidan/platform';
import type { SealedColumn } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { certificateOf } from '../../domain/dispatch-order/joint-act.ts';
import type { JointAct } from '../../domain/dispatch-order/joint-act.ts';
import { EnforcersNotStorable } from '../../domain/dispatch-order/dispatch-order.errors.ts';

/** Where the names of those who took part stand. */
export const ENFORCER: SealedColumn = { table: 'joint_act_person', column: 'name_enc' };

const ORGAN = `jsonb_build_object('id', p.organ_id, 'code', g.code, 'name', coalesce(g.name, ''))`;
const PEOPLE = `joint_act_person p left join organ g on g.tenant_id = p.tenant_id and g.id = p.organ_id`;
const CERTIFICATES = `
  select jsonb_agg(jsonb_build_object('organ', o.organ, 'certificateNumbers', o.numbers) order by o.first)
    from (select ${ORGAN} as organ, jsonb_agg(p.certificate_number order by p.no) as numbers, min(p.no) as first from ${PEOPLE} where p.tenant_id = a.tenant_id and p.joint_act_id = a.id group by 1) o`;
/** The joint acts of a matter, with both organs and their certificates and no names, as one value of a query. */
export const JOINT_ACTS = (matterId: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'happenedAt', ${instant('a.happened_at')}, 'place', a.place, 'done', a.done, 'recordedAt', ${instant('a.recorded_at')}, 'organs', (${CERTIFICATES}))
                             order by a.happened_at, a.recorded_at, a.id), '[]') from joint_act a where a.matter_id = ${matterId})`;
const NAMES = `
  select p.id, p.tenant_id as "tenantId", p.joint_act_id as "jointActId", ${ORGAN} as organ, p.certificate_number as "certificateNumber", encode(p.name_enc, 'base64') as sealed
    from joint_act a join ${PEOPLE} on p.tenant_id = a.tenant_id and p.joint_act_id = a.id where a.matter_id = ? order by a.happened_at, a.recorded_at, a.id, p.no`;

type NamedPerson = JointActPeopleAnswer['items'][number];
type SealedPerson = Omit<NamedPerson, 'name'> & { id: string; tenantId: string; sealed: string };

/** 联合执法库: what organs did together in a matter, kept for good; names of people sealed under the field keys. */
@Injectable()
export class JointActRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly fields: FieldSeal,
  ) {}

  /** Writes an act down beside its order. */
  async add(id: string, order: Pick<DispatchOrder, 'tenantId' | 'id' | 'matterId' | 'restricted'>, act: JointAct, by: string, at: Date): Promise<void> {
    if (!this.fields.isReady) throw new EnforcersNotStorable();
    const { tenantId, matterId, restricted } = order;
    await this.em.execute(
      `insert into joint_act (tenant_id, id, order_id, matter_id, restricted, happened_at, place, done, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [tenantId, id, order.id, matterId, restricted, act.happenedAt.toISOString(), act.place, act.done, by, at.toISOString()],
      'run',
    );
    for (const [no, { organId, name, certificateNumber }] of act.people.entries()) {
      const personId = uuid();
      const sealed = this.fields.seal(name, placeOf(tenantId, personId));
      await this.em.execute(
        `insert into joint_act_person (tenant_id, id, joint_act_id, matter_id, restricted, no, organ_id, certificate_number, name_enc) values (?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'base64'))`,
        [tenantId, personId, id, matterId, restricted, no + 1, organId, certificateOf(certificateNumber), sealed.toString('base64')],
        'run',
      );
    }
  }

  /** Who took part in the acts of a matter; that somebody looked is written down. */
  async namesIn(matterId: string, at: Date): Promise<NamedPerson[]> {
    const people = await this.em.execute<SealedPerson[]>(NAMES, [matterId]);
    if (people.length === 0) return [];
    const [matter] = await this.em.execute<{ number: string }[]>(`select number from incoming_matter where id = ?`, [matterId]);
    const read = EnforcersReadV1.create({ matterId, number: matter!.number, at: at.toISOString() }, at);
    await appendToJournal(this.em, { type: 'enforcers-read', id: uuid(), version: 1 }, [read]);
    return people.map(({ id, tenantId, sealed, ...person }) => ({ ...person, name: this.fields.openOr(Buffer.from(sealed, 'base64'), placeOf(tenantId, id), unopened) }));
  }
}

function placeOf(tenantId: string, rowId: string) {
  return { tenantId, rowId, table: ENFORCER.table, field: ENFORCER.column };
}
