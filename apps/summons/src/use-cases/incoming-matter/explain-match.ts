import { Injectable } from '@nestjs/common';
import type { ExplainMatchRequest, MatchAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { versionsOf } from '../../domain/incoming-matter/match-result.ts';
import { withoutHidden } from '../../domain/incoming-matter/settle-answer.ts';
import { DisclosedItems } from '../../storage/duty-item/disclosed-items.ts';
import { HolderNames } from '../../storage/holder-names.views.ts';
import { AskTheList } from './ask-the-list.ts';

/** 匹配说明: what the list says about a text, without a matter. */
@Injectable()
export class ExplainMatch {
  constructor(
    private readonly askTheList: AskTheList,
    private readonly names: HolderNames,
    private readonly disclosed: DisclosedItems,
  ) {}

  async execute({ title = '', content, category, location, limit, learning }: ExplainMatchRequest, actor: Actor): Promise<MatchAnswer> {
    const { regionCode, address } = location ?? {};
    const place = { ...(regionCode && { regionCode }), ...(address && { address }) };
    const { answer } = await this.askTheList.execute(actor.tenantId, { title, content, place, ...(category && { category }), ...(limit && { limit }) }, 'PERFORMANCE', { learning });
    const hidden = await this.disclosed.hiddenAmong(answer.candidates);
    const { decision, candidates, algorithmVersion } = withoutHidden(answer, hidden);
    return { decision, algorithmVersion, versionIds: versionsOf(candidates), candidates: await this.names.candidates(candidates) };
  }
}
