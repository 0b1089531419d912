import { Injectable } from '@nestjs/common';
import { businessDate, type Terms } from '@yidan/kernel';
import { Reference, supervisionLadder, type DeadlineMark } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { isOwnObject, owingOf, type OwnObject } from '../../domain/supervision/supervised-object.ts';
import { SupervisionLadder } from '../../domain/supervision/supervision-ladder.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';
import { ClimbLadder } from './climb-ladder.ts';
import { IssueNotice } from './issue-notice.ts';

/** Notices answer for themselves: what is not signed for or replied to goes to the next level by its own clock. */
const CLIMBED_FOR: readonly OwnObject[] = ['dispatch-order', 'incoming-matter'];

/**
 * 督办阶梯启动: a clock that is over begins to climb: its first rung at once, each further one by its own clock.
 * It is called with what one sweep found over, inside that sweep's transaction, so that it happens exactly once.
 */
@Injectable()
export class RaiseByLadder {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly reference: Reference,
    private readonly climbing: ClimbLadder,
    private readonly issue: IssueNotice,
  ) {}

  async execute(marks: readonly DeadlineMark[]): Promise<void> {
    const broken = marks.filter(({ percent, owner, command }) => percent === 100 && isOwnObject(owner.type) && CLIMBED_FOR.includes(owner.type) && owingOf(owner.type, command) !== null);
    const [first] = broken;
    if (!first) return;
    const { tenantId } = first.owner;
    await this.notices.takeTurns(tenantId, broken.map(({ owner }) => owner));
    const climbed = await this.notices.climbedFor(broken.map(({ owner }) => owner.id));
    const terms = await this.issue.terms();
    for (const mark of broken) {
      const owing = owingOf(mark.owner.type, mark.command)!;
      if (climbed.some((ladder) => ladder.objectId === mark.owner.id && ladder.objectType === mark.owner.type && ladder.owing === owing)) continue;
      climbed.push(await this.begin(mark, owing, terms));
    }
  }

  private async begin({ id: clockId, owner: { tenantId, type, id }, startedAt, dueAt, at }: DeadlineMark, owing: SupervisionLadder['owing'], terms: Terms<'sign'>): Promise<SupervisionLadder> {
    // Frozen as it was when the clock started that is over now; a ladder that was changed since is for later clocks.
    const { value: rungs } = await this.reference.policy(supervisionLadder, businessDate(startedAt));
    const ladder = SupervisionLadder.begin({ id: uuid(), tenantId, objectType: type, objectId: id, owing, clockId, brokenAt: dueAt, rungs });
    const [first] = rungs;
    if (first?.after) await this.notices.saveLadder(ladder, at);
    if (!first || first.after) return ladder;
    await this.notices.addLadder(ladder);
    await this.climbing.climb(ladder, at, terms);
    return ladder;
  }
}
