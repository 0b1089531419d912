import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { Clarifications } from '../../storage/clarification/clarification.repository.ts';

/** 停用明责文件. */
@Injectable()
export class WithdrawClarification {
  constructor(
    private readonly clarifications: Clarifications,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, ground: string, actor: Actor): Promise<void> {
    const clarification = await this.clarifications.get(id);
    clarification.withdraw(ground, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.clarifications.save(clarification);
  }
}
