import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { currentScope, Reference, saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { appliesTo } from '../../domain/power-catalogue/applicable-powers.ts';
import { powerKey, type CataloguePower, type ListedCataloguePower, type NamedPower, type PowerExclusionFact, type PowerStatus } from '../../domain/power-catalogue/catalogue-power.ts';
import { CatalogueNotNewer } from '../../domain/power-catalogue/power-catalogue.errors.ts';
import { PowerCatalogue } from '../../domain/power-catalogue/power-catalogue.ts';
import { inDomainWords } from '../organisation/constraints.ts';
import { PowerExclusions } from './power-exclusions.repository.ts';

const POWER = `
  select p.id, p.catalogue_id as "catalogueId", p.type, p.number, p.name, p.basis, p.subject_organ_kind as "subjectOrganKind", p.subject_organ as "subjectOrgan", p.levels, p.status
    from catalogue_power p join power_catalogue c on c.tenant_id = p.tenant_id and c.id = p.catalogue_id`;

const ADD = `
  insert into catalogue_power (id, tenant_id, catalogue_id, ordinal, type, number, name, basis, subject_organ_kind, subject_organ, levels, status)
  select r.id, ?, ?, r.ordinal, r.type, r.number, r.name, r.basis, r."subjectOrganKind", r."subjectOrgan", r.levels, r.status
    from json_to_recordset(?::json) as r(id uuid, ordinal int, type text, number text, name text, basis jsonb, "subjectOrganKind" text, "subjectOrgan" text, levels jsonb, status text)`;

/** 指导清单库: the own catalogues, and read-only those of the city. */
@Injectable()
export class PowerCatalogueRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly exclusions: PowerExclusions,
  ) {}

  /** A catalogue of the own tenant, to act on. */
  get(id: string): Promise<PowerCatalogue> {
    return this.em.findOneOrFail(PowerCatalogue, { id, tenantId: ownTenant() }, { failHandler: () => new NotFound('power-catalogue', id) });
  }

  /** The edition in force of the same catalogue. */
  inForceOfSeries({ series, regionCode }: PowerCatalogue): Promise<PowerCatalogue | null> {
    return this.em.findOne(PowerCatalogue, { series, regionCode, state: 'EFFECTIVE', tenantId: ownTenant() });
  }

  save(catalogue: PowerCatalogue): Promise<void> {
    return inDomainWords({ power_catalogue_one_in_force: () => new CatalogueNotNewer(catalogue.edition, catalogue.effectiveFrom) }, () => saveWithEvents(this.em, 'power-catalogue', catalogue));
  }

  /** Writes all powers of a catalogue in one statement. */
  async addPowers({ tenantId, id }: PowerCatalogue, powers: readonly ListedCataloguePower[]): Promise<void> {
    const rows = powers.map((power, i) => ({ ...power, id: uuid(), ordinal: i + 1 }));
    await this.em.execute(ADD, [tenantId, id, JSON.stringify(rows)], 'run');
  }

  /** The powers of one catalogue, in its order. */
  powersOf(catalogueId: string): Promise<CataloguePower[]> {
    return this.em.execute<CataloguePower[]>(`${POWER} where c.id = ? order by p.ordinal`, [catalogueId]);
  }

  /** Every power of the catalogues in force here. */
  inForce(): Promise<CataloguePower[]> {
    return this.em.execute<CataloguePower[]>(`${POWER} where c.state = 'EFFECTIVE' order by c.tenant_id desc, c.id, p.ordinal`);
  }

  /** The powers of the catalogues in force that have one of these types and numbers, whatever their level and status. */
  async named(powers: readonly NamedPower[]): Promise<CataloguePower[]> {
    const wanted = new Set(powers.map(powerKey).filter((key) => key !== null));
    return wanted.size === 0 ? [] : (await this.inForce()).filter((power) => wanted.has(powerKey(power)!));
  }

  /** 适用于本机关的权力: those that the catalogues in force give to this organ by name or kind and level. */
  async applicableTo(organId: string): Promise<CataloguePower[]> {
    const organ = await this.reference.organById(organId);
    if (!organ) throw new NotFound('organ', organId);
    return (await this.inForce()).filter((power) => appliesTo(power, organ) === 'OWN');
  }

  /** 除外登记: what is excluded for the organ, by itself or for the whole region. */
  exclusionsOf(organId: string): Promise<PowerExclusionFact[]> {
    return this.exclusions.of(organId);
  }

  /** One power of a catalogue in force here. */
  async power(id: string): Promise<CataloguePower> {
    const [found] = await this.em.execute<CataloguePower[]>(`${POWER} where p.id = ? and c.state = 'EFFECTIVE'`, [id]);
    if (!found) throw new NotFound('catalogue-power', id);
    return found;
  }

  async setStatus(powerId: string, status: PowerStatus, document: string): Promise<void> {
    await this.em.execute(
      `update catalogue_power set status = ?, changed_by_document = ?, row_version = row_version + 1 where id = ? and tenant_id = ?`,
      [status, document, powerId, ownTenant()],
      'run',
    );
  }
}

// The city's catalogues are read here and never changed.
function ownTenant(): string {
  return currentScope()!.tenant;
}
