import { Injectable } from '@nestjs/common';
import type { DesignateInterimRequest } from '@yidan/contracts';
import { Reference, type Actor } from '@yidan/platform';
import { INTERIM_SCOPE } from '../../domain/interim/interim-rules.ts';
import { CannotHold, InterimOver, NotUrgent } from '../../domain/interim/interim.errors.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 指定临时责任单位 (R-DSP-1, rule 1): in an urgent case, where the rules named nobody, or where delay causes harm that cannot be made good. */
@Injectable()
export class DesignateInterim {
  constructor(
    private readonly desk: CaseDesk,
    private readonly interims: InterimRepository,
    private readonly papers: OfficialPapers,
    private readonly reference: Reference,
  ) {}

  async execute(ref: CaseRef, { organId, ground, irreparableHarm, ...named }: DesignateInterimRequest, actor: Actor): Promise<void> {
    const unitId = named.unitId ?? null;
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    one.assertMay('designateInterim', by);
    if (one.interim === null) throw new InterimOver(one.number);
    if (one.urgency !== 'URGENT' && one.interim.rule !== 6 && !irreparableHarm) throw new NotUrgent(one.number);
    const organ = await this.reference.organById(organId);
    if (organ?.status !== 'ACTIVE') throw new CannotHold('organId');
    const unit = unitId === null ? null : await this.reference.unitById(unitId);
    if (unitId !== null && (unit?.organId !== organId || unit.status !== 'ACTIVE')) throw new CannotHold('unitId');
    one.advance('designateInterim', by, at);
    await this.interims.designate(one, { organId, unitId, rule: 1, ground: `紧急情况下指定：${ground}`, scope: INTERIM_SCOPE }, by, at);
    // Whoever is to hold it gets it in writing; the number is taken last, its row is locked until the transaction ends.
    await this.papers.issue('INTERIM_NOTICE', one, at);
    await this.desk.put(hand, { irreparableHarm });
  }
}
