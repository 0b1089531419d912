import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { appendToJournal, saveWithEvents } from '@yidan/platform';
import { InternalUnit } from '../../domain/organisation/internal-unit.ts';
import { CodeTaken, NameTaken, UnitUnknown } from '../../domain/organisation/organisation.errors.ts';
import { inDomainWords } from './constraints.ts';

const TYPE = 'internal-unit';
const REFUSALS = {
  internal_unit_tenant_id_organ_id_code_key: () => new CodeTaken(),
  internal_unit_name_in_use: () => new NameTaken(),
};

/** Internal units of the tenant's organs. */
@Injectable()
export class InternalUnitRepository {
  constructor(private readonly em: EntityManager) {}

  async get(organId: string, code: string): Promise<InternalUnit> {
    return this.em.findOneOrFail(InternalUnit, { organId, code }, { failHandler: () => new NotFound('unit', code) });
  }

  async getById(id: string): Promise<InternalUnit> {
    return this.em.findOneOrFail(InternalUnit, { id }, { failHandler: () => new NotFound('unit', id) });
  }

  /** The unit a request names. */
  async named(organId: string, code: string): Promise<InternalUnit> {
    return this.em.findOneOrFail(InternalUnit, { organId, code }, { failHandler: () => new UnitUnknown(code) });
  }

  /** New units in one write, each with its own entry in the journal. */
  async addAll(units: readonly InternalUnit[]): Promise<void> {
    this.em.persist(units);
    await inDomainWords(REFUSALS, () => this.em.flush());
    for (const unit of units) await appendToJournal(this.em, { type: TYPE, id: unit.id, version: unit.rowVersion }, unit.pullEvents());
  }

  save(unit: InternalUnit): Promise<void> {
    return inDomainWords(REFUSALS, () => saveWithEvents(this.em, TYPE, unit));
  }
}
