import { Injectable } from '@nestjs/common';
import type { OpinionRequest } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { FindingsOfOtherItems } from '../../domain/review/review.errors.ts';
import type { OpinionText, ReviewFinding } from '../../domain/review/review-record.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { CheckVersion } from '../list-check/check-version.ts';

/** 意见内容: what the reviewer wrote, and where wanted what the checks of the list find by themselves. */
@Injectable()
export class WordOpinion {
  constructor(
    private readonly drafts: DraftItems,
    private readonly checkVersion: CheckVersion,
  ) {}

  async execute(versionId: string, { conclusion, findings, copyChecks }: OpinionRequest): Promise<OpinionText> {
    const known = new Set((await this.drafts.of(versionId)).map(({ itemKey }) => itemKey));
    const strangers = findings.flatMap(({ itemKey }, i) => (itemKey !== undefined && !known.has(itemKey) ? [i] : []));
    if (strangers.length > 0) throw new FindingsOfOtherItems(strangers);
    const own = findings.map(({ itemKey = null, rule, severity, text }): ReviewFinding => ({ id: uuid(), itemKey, rule, severity, text }));
    const checks = copyChecks ? (await this.checkVersion.execute(versionId)).filter(({ severity }) => severity !== 'INFO') : [];
    const copied = checks.map(({ itemKey, rule, severity, messageZh }): ReviewFinding => ({ id: uuid(), itemKey: itemKey ?? null, rule, severity, text: messageZh }));
    return { conclusion, findings: [...own, ...copied] };
  }
}
