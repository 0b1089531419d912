import { Injectable } from '@nestjs/common';
import { DeskTasks, OnDeadlineMoved, type DeskFacts, type MovedDeadline } from '@yidan/platform';
import { coordinationExpects } from '../../domain/coordination/coordination-actions.ts';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { disputeCaseLifecycle, type DisputeCaseCommand } from '../../domain/dispute-case/dispute-case.lifecycle.ts';

/** 争议待办: tells the desks what a dispute expects of whom. */
@Injectable()
export class DisputeDesks {
  constructor(private readonly desk: DeskTasks) {}

  /** Named once per save, after the row and its clocks are written. */
  async follow(one: DisputeCase): Promise<void> {
    await this.desk.follow({ tenantId: one.tenantId, type: 'dispute-case', id: one.id }, disputeCaseLifecycle, one.state, disputeFacts(one), { isNew: one.rowVersion === 1 });
  }

  /** 改期 (R-DL-5). */
  @OnDeadlineMoved('dispute-case')
  moved({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    return this.desk.reschedule(owner, command, dueAt);
  }
}

/** A case as desks see it: its number and kind, and no word of what the parties wrote. */
export function disputeFacts(one: DisputeCase): DeskFacts<DisputeCaseCommand> {
  const { number, parties, convenorOrganId, raisedByOrganId, urgency, signatures, state, negotiation, interim } = one;
  const organs = parties.map(({ organId }) => ({ organId }));
  return {
    number, title: null, organId: null, unitId: null, urgency, signatures,
    relationUnits: {
      PARTY: organs,
      CONVENOR: { organId: convenorOrganId },
      COUNTERPART: organs.filter(({ organId }) => organId !== convenorOrganId),
      ...(raisedByOrganId && { CREATOR: { organId: raisedByOrganId } }),
    },
    // The organ that is to convene is waited for; a drafted opinion is for the heads, and then for both directors.
    only: { openNegotiation: ['ORGAN_DRAFTER@CONVENOR', 'ORGAN_APPROVER@CONVENOR', 'PRINCIPAL_OFFICER@CONVENOR', 'TOWN_COMMANDER@CONVENOR'], designateInterim: ['LEADER_IN_CHARGE'] },
    also: [
      ...coordinationExpects(one),
      // Minutes are for every head to sign; where the rules name nobody, the leader in charge says who holds the duty meanwhile.
      ...(state === 'NEGOTIATING' && negotiation?.minutes ? (['agree'] as const) : []),
      ...(interim?.rule === 6 ? (['designateInterim'] as const) : []),
    ],
  };
}
