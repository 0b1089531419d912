import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { Found } from '../../domain/finding/found.ts';
import { FoundRepository } from '../../storage/finding/found.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 发现不成立: with the reason; it is found again when the data change. */
@Injectable()
export class DismissFinding {
  constructor(
    private readonly findings: FoundRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, reason: string, readVersion: number, actor: Actor): Promise<Found> {
    const found = await this.findings.get(id);
    requireVersion(found.rowVersion, readVersion);
    found.dismiss(reason, handOf(actor, found.organId), this.clock.now());
    await this.findings.save(found);
    return found;
  }
}
