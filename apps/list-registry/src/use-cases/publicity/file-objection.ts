import { randomInt } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ObjectionRequest } from '@yidan/contracts';
import { businessDate, Clock, NotFound, type By } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { NotInPublicity } from '../../domain/publicity/publicity.errors.ts';
import { Objection } from '../../domain/publicity/objection.ts';
import { IS_PUBLIC } from '../../storage/duty-list/shown-items.sql.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { KeepObjection } from './keep-objection.ts';

/** Without letters and digits that are taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 提出异议: by an organ under its name, or by anybody under none: whoever holds the receipt reads the answer. */
@Injectable()
export class FileObjection {
  constructor(
    private readonly em: EntityManager,
    private readonly publicities: PublicityRepository,
    private readonly keepObjection: KeepObjection,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, { itemKey: named, text }: ObjectionRequest, from: { by: By; organId: string | null }): Promise<Objection> {
    const at = this.clock.now();
    const itemKey = named ?? null;
    const publicity = await this.publicities.holdOf(versionId);
    if (!publicity) throw new NotFound('publicity', versionId);
    if (publicity.state !== 'OPEN' || publicity.isOverOn(businessDate(at))) throw new NotInPublicity();
    if (itemKey !== null && !(await this.isShown(versionId, itemKey))) throw new NotFound('duty-item', itemKey);
    const { id: publicityId, tenantId } = publicity;
    const facts = { id: uuid(), tenantId, publicityId, versionId, filedBy: from.organId === null ? 'PUBLIC' : 'ORGAN', organId: from.organId, receipt: receipt(), itemKey, text } as const;
    const objection = Objection.file(facts, from.by, at);
    await this.keepObjection.execute(objection, at);
    return objection;
  }

  private async isShown(versionId: string, itemKey: string): Promise<boolean> {
    const found = await this.em.execute<unknown[]>(`select 1 from duty_item i where i.version_id = ? and i.item_key = ? and ${IS_PUBLIC('i')}`, [versionId, itemKey]);
    return found.length > 0;
  }
}

/** 回执: 20 signs by chance, so that nobody comes upon another's. */
function receipt(): string {
  const signs = Array.from({ length: 20 }, () => SIGNS[randomInt(SIGNS.length)]!);
  return signs.join('').replaceAll(/(.{5})(?=.)/g, '$1-');
}
