import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 报备协商纪要: the signed minutes get their number and go to 编办. */
@Injectable()
export class FileMinutes {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    const negotiation = new Negotiation(one);
    negotiation.assertSigned(by);
    // The number is taken last: its row is locked until the transaction ends.
    negotiation.file(await this.papers.issue('MINUTES', one, at), by, at);
    await this.desk.put(hand);
  }
}
