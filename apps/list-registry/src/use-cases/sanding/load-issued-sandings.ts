import { Injectable } from '@nestjs/common';
import type { LoadIssuedSandingsRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { OrganUnknown } from '../../domain/organisation/organisation.errors.ts';
import { changesSince } from '../../domain/sanding/provision-changes.ts';
import { SandingProvision } from '../../domain/sanding/sanding-provision.ts';
import { UnitRegister } from '../../storage/duty-list/unit-register.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { EndPreviousSanding } from './end-previous-sanding.ts';
import { sandingHand } from './sanding-hand.ts';

type Document = LoadIssuedSandingsRequest['documents'][number];

/** 登记已印发“三定”: provisions that were issued on paper, one or many, all or none. */
@Injectable()
export class LoadIssuedSandings {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly units: UnitRegister,
    private readonly reference: Reference,
    private readonly endPrevious: EndPreviousSanding,
    private readonly clock: Clock,
  ) {}

  async execute({ documents }: LoadIssuedSandingsRequest, actor: Actor): Promise<string[]> {
    const organs = new Map((await this.reference.organs()).map((organ) => [organ.code, organ.id]));
    const ids: string[] = [];
    for (const [i, document] of documents.entries()) {
      const organId = organs.get(document.organCode);
      if (organId === undefined) throw new OrganUnknown(`documents/${i}/organCode`, document.organCode);
      ids.push(await this.load(document, organId, `documents/${i}`, actor));
    }
    return ids;
  }

  private async load({ organCode, documentNumber, issuedOn, effectiveFrom = issuedOn, units, ...content }: Document, organId: string, path: string, actor: Actor): Promise<string> {
    const at = this.clock.now();
    const others = await this.sandings.holdIssuedOf(organId);
    const resolved = units.length === 0 ? null : await this.units.resolve(actor.tenantId, organId, units.map(({ name }) => name), at);
    const issued = { ...content, units: units.map(({ name, text }) => ({ unitId: resolved!.idOf(name), unitName: name, text })) };
    const given = { id: uuid(), tenantId: actor.tenantId, organId, organCode };
    const sanding = SandingProvision.loadIssued(given, issued, { documentNumber, issuedOn, effectiveFrom }, others, sandingHand(actor, organId), at, path);
    await this.endPrevious.execute(sanding, others, at);
    await this.sandings.save(sanding);
    // What the first provision on record changed against one that nobody entered was carried out long ago.
    const previous = others.find(({ state, effectiveTo }) => state === 'SUPERSEDED' && effectiveTo === sanding.effectiveFrom);
    if (previous) await this.endPrevious.openCases(sanding, changesSince(previous, issued), actor, at);
    return sanding.id;
  }
}
