import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { Conditions, currentScope, inTenant } from '@yidan/platform';
import { standsForOrgan } from '../../domain/case-participation/case-party.ts';
import type { ActingInDistrict } from '../../domain/case-participation/case-party.ts';

/** Which rows of case_participant (alias p) open a case to somebody, beyond what row security shows the district. */
export function openTo(actor: ActingInDistrict): Conditions {
  return new Conditions()
    .and(`p.case_type = 'incoming-matter' and p.participant_tenant_id = ? and p.participant_organ_id = ?`, actor.tenantId, actor.organId)
    .and('p.participant_unit_id is null or p.participant_unit_id = ? or ?', actor.unitId, standsForOrgan(actor));
}

/** 参与凭据: the way from a district into a case of its city, and the only one. */
@Injectable()
export class CaseAccess {
  constructor(private readonly em: EntityManager) {}

  /**
   * Acts in a case of the city: proves under the district's own row security that the actor's organ takes part, then works in the city's tenancy inside the same transaction.
   * The work must hold the case and look at the participation again: it may have ended since.
   */
  async within<T>(matterId: string, actor: ActingInDistrict, work: (participationId: string) => Promise<T>): Promise<T> {
    const conditions = openTo(actor).and('p.case_id = ?', matterId);
    const [proof] = await this.em.execute<{ owner: string; id: string }[]>(`select p.tenant_id as owner, p.id from case_participant p ${conditions.sql}`, conditions.values);
    // A tenant that owns cases itself works in them by the matter, not as a participant.
    if (!proof || proof.owner === currentScope()?.tenant) throw new NotFound('SharedMatter', matterId);
    return inTenant(this.em, proof.owner, () => work(proof.id));
  }

  /** The name of a unit of the own district. */
  async unitName(unitId: string | null): Promise<string | null> {
    if (unitId === null) return null;
    const [unit] = await this.em.execute<{ name: string }[]>(`select name from internal_unit where id = ?`, [unitId]);
    return unit?.name ?? null;
  }
}
