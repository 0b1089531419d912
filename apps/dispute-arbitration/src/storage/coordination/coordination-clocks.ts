import { Injectable } from '@nestjs/common';
import { dueAt, type DeadlineOwner, type Due } from '@yidan/kernel';
import { Deadlines, disputeCoordinationExtension, Reference } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { disputeCaseLifecycle, type DisputeCaseCommand } from '../../domain/dispute-case/dispute-case.lifecycle.ts';

/** 协调: the clock of the whole level, beside those of its steps. */
export const COORDINATE = 'coordinate';
/** From the acceptance, with forwarding and replies (05 §3.3.4). */
const WHOLE: Due = { policy: 'dispute.coordination', limit: '20 WD' };
const TO_SUBMIT: Due = { policy: 'dispute.submit', limit: '5 WD' };
const COORDINATED: readonly DisputeCase['state'][] = ['ACCEPTED', 'COORDINATING'];

/** 协调时限: the clocks of level 2 that are not those of one step. */
@Injectable()
export class CoordinationClocks {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly reference: Reference,
  ) {}

  /** After a case came into another state: the clock of the level runs from the acceptance until the level is left. */
  async follow(one: DisputeCase, at: Date): Promise<void> {
    const runs = (await this.deadlines.of(ownerOf(one))).some(({ kind, isLive }) => kind === COORDINATE && isLive);
    const ought = COORDINATED.includes(one.state);
    if (ought && !runs) await this.deadlines.begin(ownerOf(one), COORDINATE, WHOLE, { at, urgency: one.urgency });
    if (!ought && runs) await this.deadlines.stop(ownerOf(one), COORDINATE, at);
  }

  /** 延长: once, and in time. */
  async extend(one: DisputeCase, at: Date): Promise<void> {
    await this.follow(one, at);
    const { value } = await this.reference.policy(disputeCoordinationExtension);
    await this.deadlines.extend(ownerOf(one), COORDINATE, value, at);
  }

  /** Until when the level runs. */
  async runsUntil(one: DisputeCase): Promise<Date | null> {
    return (await this.deadlines.of(ownerOf(one))).findLast(({ kind }) => kind === COORDINATE)?.dueAt ?? null;
  }

  /** Until when the convenor alone applies; null once that time is over. */
  async convenorUntil(one: DisputeCase): Promise<Date | null> {
    return (await this.deadlines.running(ownerOf(one))).find(({ kind }) => kind === 'apply')?.dueAt ?? null;
  }

  /** Once no agreement is in sight, both directors have their days to submit it. */
  async awaitSubmission(one: DisputeCase, at: Date): Promise<void> {
    const waits = (await this.deadlines.running(ownerOf(one))).some(({ kind }) => kind === 'noConsensus');
    if (!waits) await this.deadlines.begin(ownerOf(one), 'noConsensus', TO_SUBMIT, { at, urgency: one.urgency });
  }

  /** Everybody has answered, there is a new text to be answered, or the superior answered without deciding. */
  async stop(one: DisputeCase, command: 'closeReplies' | 'noConsensus' | 'recordUpperDecision', at: Date): Promise<void> {
    await this.deadlines.stop(ownerOf(one), command, at);
  }

  /** By when a step that begins now is to be taken. */
  async dueOf(command: DisputeCaseCommand, { urgency }: Pick<DisputeCase, 'urgency'>, at: Date): Promise<Date> {
    const limit = await this.reference.limitOf(disputeCaseLifecycle.steps[command].due!, urgency);
    return dueAt(limit.value, at, await this.reference.workingCalendar(), await this.reference.countingRules()).dueAt;
  }
}

function ownerOf({ tenantId, id }: DisputeCase): DeadlineOwner {
  return { tenantId, type: 'dispute-case', id };
}
