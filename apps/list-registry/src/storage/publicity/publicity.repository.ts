import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { NamedUnknown } from '../../domain/commission/commission.errors.ts';
import { Objection } from '../../domain/publicity/objection.ts';
import { PublicisedAlready } from '../../domain/publicity/publicity.errors.ts';
import { Publicity } from '../../domain/publicity/publicity.ts';
import { inDomainWords } from '../organisation/constraints.ts';
import { IS_PUBLIC } from '../duty-list/shown-items.sql.ts';

/** 公示库: publicities and the objections raised in them. */
@Injectable()
export class PublicityRepository {
  constructor(private readonly em: EntityManager) {}

  /** The publicity of a version, held until the transaction ends; null where there was none. */
  holdOf(versionId: string): Promise<Publicity | null> {
    return this.em.findOne(Publicity, { versionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  async versionOf(objectionId: string): Promise<string> {
    const [row] = await this.em.execute<{ versionId: string }[]>(`select version_id as "versionId" from publicity_objection where id = ?`, [objectionId]);
    if (!row) throw new NotFound('objection', objectionId);
    return row.versionId;
  }

  /** An objection with the publicity it was raised in; its version is held already, so answers come one after the other. */
  async holdObjection(id: string): Promise<{ objection: Objection; publicity: Publicity }> {
    const objection = await this.em.findOneOrFail(Objection, { id }, { failHandler: () => new NotFound('objection', id) });
    return { objection, publicity: await this.em.findOneOrFail(Publicity, { id: objection.publicityId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) };
  }

  /** The same where the version is named, and the objection in the request. */
  async holdObjectionTo(versionId: string, id: string): Promise<{ objection: Objection; publicity: Publicity }> {
    const known = await this.em.findOne(Objection, { id, versionId });
    if (!known) throw new NamedUnknown('objectionId', 'objection to this version', '该版本的异议');
    return this.holdObjection(id);
  }

  objectionsOf(publicityId: string): Promise<Objection[]> {
    return this.em.find(Objection, { publicityId }, { orderBy: { id: 'asc' } });
  }

  /** How many items of a version anybody may see, and how many not. */
  async visibility(versionId: string): Promise<{ shown: number; hidden: number }> {
    const [row] = await this.em.execute<{ shown: number; all: number }[]>(
      `select count(*) filter (where ${IS_PUBLIC('i')})::int as shown, (select item_count from duty_list_version v where v.id = ?) as all from duty_item i where i.version_id = ?`,
      [versionId, versionId],
    );
    return { shown: row!.shown, hidden: row!.all - row!.shown };
  }

  save(publicity: Publicity): Promise<void> {
    this.em.persist(publicity);
    return inDomainWords({ publicity_once: () => new PublicisedAlready() }, () => this.em.flush());
  }

  saveObjection(objection: Objection): Promise<void> {
    return saveWithEvents(this.em, 'list-objection', objection);
  }
}
