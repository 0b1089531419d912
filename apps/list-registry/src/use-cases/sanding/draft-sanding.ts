import { Injectable } from '@nestjs/common';
import type { SandingContentRequest } from '@yidan/contracts';
import { Clock, normaliseName } from '@yidan/kernel';
import { Reference, requireVersion, type Actor } from '@yidan/platform';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { requireOwnSanding } from './requires-own-sanding.ts';
import { sandingHand } from './sanding-hand.ts';

/** 起草“三定”: writes the text, as often as it takes; units that the register knows are found by their names. */
@Injectable()
export class DraftSanding {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, { units, ...content }: SandingContentRequest, version: number, actor: Actor): Promise<void> {
    const sanding = await this.sandings.get(id);
    requireOwnSanding(sanding, actor);
    requireVersion(sanding.rowVersion, version);
    const known = new Map((await this.reference.unitsOf(sanding.organId)).filter(({ status }) => status === 'ACTIVE').map((unit) => [normaliseName(unit.name), unit.id]));
    const drafted = units.map(({ name, text }) => ({ unitId: known.get(normaliseName(name)) ?? null, unitName: name, text }));
    sanding.draft({ ...content, units: drafted }, sandingHand(actor, sanding.organId), this.clock.now());
    await this.sandings.save(sanding);
  }
}
