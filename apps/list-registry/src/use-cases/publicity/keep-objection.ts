import { Injectable } from '@nestjs/common';
import { Deadlines } from '@yidan/platform';
import type { Objection } from '../../domain/publicity/objection.ts';
import { objectionLifecycle } from '../../domain/publicity/objection.lifecycle.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';

/** 异议留存: an objection with the clock of its answer. */
@Injectable()
export class KeepObjection {
  constructor(
    private readonly publicities: PublicityRepository,
    private readonly deadlines: Deadlines,
  ) {}

  async execute(objection: Objection, at: Date): Promise<void> {
    await this.publicities.saveObjection(objection);
    await this.deadlines.enter({ tenantId: objection.tenantId, type: 'list-objection', id: objection.id }, objectionLifecycle, objection.state, { at });
  }

  /** 办结. */
  async close(objection: Objection, at: Date): Promise<void> {
    if (objection.state === 'CLOSED') return;
    objection.close(at);
    await this.execute(objection, at);
  }
}
