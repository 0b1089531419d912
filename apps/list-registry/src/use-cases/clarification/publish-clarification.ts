import { Injectable } from '@nestjs/common';
import type { PublishClarification as PublishRequest } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Clarification } from '../../domain/clarification/clarification.ts';
import { Clarifications } from '../../storage/clarification/clarification.repository.ts';

/** 公布明责文件. */
@Injectable()
export class PublishClarification {
  constructor(
    private readonly clarifications: Clarifications,
    private readonly clock: Clock,
  ) {}

  async execute(request: PublishRequest, actor: Actor): Promise<string> {
    const at = this.clock.now();
    const inForce = await this.clarifications.inForceAmong(request.duties.map(({ itemKey }) => itemKey));
    const clarification = new Clarification({ id: uuid(), tenantId: actor.tenantId }, request, inForce, { roles: actor.roles, relations: [] }, at, businessDate(at));
    await this.clarifications.save(clarification);
    return clarification.id;
  }
}
