import { Injectable } from '@nestjs/common';
import type { DeskTask } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { mayClaim } from '../../domain/desk/desk-claim.ts';
import { TaskNotTaken, TaskTaken } from '../../domain/desk/desk.errors.ts';
import { DeskClaimRepository } from '../../storage/desk/desk-claim.repository.ts';
import { DeskViews } from '../../storage/desk/desk.views.ts';

/** 我来办 / 放弃认领: one of the unit that may take a step says that they will; others see it. It changes nothing about who may. */
@Injectable()
export class ClaimTask {
  constructor(
    private readonly desk: DeskViews,
    private readonly claims: DeskClaimRepository,
    private readonly clock: Clock,
  ) {}

  async execute(taskId: string, wanted: 'CLAIM' | 'RELEASE', actor: Actor): Promise<DeskTask> {
    const at = this.clock.now();
    const { tenantId, personId } = actor;
    const task = await this.desk.one(taskId, actor, at);
    if (!task || personId === null || !mayClaim({ unitId: task.unit?.id ?? null }, actor)) throw new NotFound('DeskTask', taskId);
    const claim = { tenantId, taskId, personId };
    if (wanted === 'CLAIM' && task.claimedBy !== personId && !(await this.claims.claim(claim, at))) throw new TaskTaken();
    if (wanted === 'RELEASE' && task.claimedBy !== null && !(await this.claims.release(claim, at))) throw new TaskNotTaken();
    return (await this.desk.one(taskId, actor, at))!;
  }
}
