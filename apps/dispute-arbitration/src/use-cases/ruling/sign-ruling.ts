import { Injectable } from '@nestjs/common';
import type { SignRulingRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { ListsChangedSince } from '../../domain/coordination/coordination.errors.ts';
import { Ruling } from '../../domain/ruling/ruling.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CommissionCopies } from '../../storage/ruling/commission-copies.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { DecideOutcome } from '../outcome/decide-outcome.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 签发裁定书: by the chair, on the signed minutes of the meeting; its number is drawn when nothing can go wrong any more. */
@Injectable()
export class SignRuling {
  constructor(
    private readonly desk: CaseDesk,
    private readonly commission: CommissionCopies,
    private readonly settleSplit: SettleSplit,
    private readonly papers: OfficialPapers,
    private readonly decideOutcome: DecideOutcome,
  ) {}

  async execute(ref: CaseRef, { meetingId, sha256 }: SignRulingRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    const ruling = new Ruling(one);
    ruling.sign({ sha256, meetingId, decision: await this.commission.decisionOn(one.id, meetingId) }, by, at);
    if (!(await this.settleSplit.stillStands(one.commission!.ruling!))) throw new ListsChangedSince();
    const outcome = ruling.giveNumber(await this.papers.issue('RULING', one, at), at);
    await this.decideOutcome.execute(one, outcome, one.commission!.ruling!.executeBy, at);
    await this.papers.issue('EXECUTION_NOTICE', one, at);
    await this.desk.put(hand);
  }
}
