import { Injectable } from '@nestjs/common';
import type { ScopeSandingRequest } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { SandingProvision } from '../../domain/sanding/sanding-provision.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { sandingHand } from './sanding-hand.ts';

/** 明确“三定”范围. */
@Injectable()
export class ScopeSanding {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ organCode, scope, procedure, dueOn }: ScopeSandingRequest, actor: Actor): Promise<string> {
    const organ = await this.reference.organByCode(organCode);
    if (!organ) throw new NotFound('organ', organCode);
    const given = { id: uuid(), tenantId: actor.tenantId, organId: organ.id, organCode, scope, procedure, dueOn };
    const sanding = SandingProvision.scope(given, sandingHand(actor, organ.id), this.clock.now());
    await this.sandings.save(sanding);
    return sanding.id;
  }
}
