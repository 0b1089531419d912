import { Injectable } from '@nestjs/common';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';

/** 随清单流程: a case goes where the version goes that answers it. */
@Injectable()
export class FollowVersion {
  constructor(private readonly cases: AdjustmentCaseRepository) {}

  /** A draft names the cases it answers, whichever way it was begun; a case of another organ is none of its own. */
  async drafted(versionId: string, organId: string, caseIds: readonly string[], at: Date): Promise<void> {
    const named = await this.cases.byIds(caseIds);
    for (const one of named.filter((each) => each.organId === organId)) await this.move(one, at, () => one.draftedIn(versionId, at));
  }

  submitted(versionId: string, at: Date): Promise<void> {
    return this.each(versionId, at, (one) => one.enterList(at));
  }

  effective(versionId: string, at: Date): Promise<void> {
    return this.each(versionId, at, (one) => one.complete(at));
  }

  /** It ended without coming into force: the cases wait for their organ again. */
  ended(versionId: string, at: Date): Promise<void> {
    return this.each(versionId, at, (one) => one.putBack(at));
  }

  private async each(versionId: string, at: Date, act: (one: AdjustmentCase) => void): Promise<void> {
    for (const one of await this.cases.answeredBy(versionId)) await this.move(one, at, () => act(one));
  }

  private async move(one: AdjustmentCase, at: Date, act: () => void): Promise<void> {
    const before = one.state;
    act();
    if (one.state !== before || one.versionId !== null) await this.cases.save(one, at);
  }
}
