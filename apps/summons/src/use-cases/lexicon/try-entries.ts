import { Injectable } from '@nestjs/common';
import type { LexiconTrialAnswer, LexiconTrialRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { withoutHidden } from '../../domain/incoming-matter/settle-answer.ts';
import { DisclosedItems } from '../../storage/duty-item/disclosed-items.ts';
import { HolderNames } from '../../storage/holder-names.views.ts';
import { AskTheList, type Trial } from '../incoming-matter/ask-the-list.ts';

/** 词典试算: what texts are answered today, and what they would be with the entries. */
@Injectable()
export class TryLexiconEntries {
  constructor(
    private readonly askTheList: AskTheList,
    private readonly names: HolderNames,
    private readonly disclosed: DisclosedItems,
  ) {}

  async execute({ entries, texts }: LexiconTrialRequest, actor: Actor): Promise<LexiconTrialAnswer> {
    const items = [];
    for (const text of texts) items.push({ text, before: await this.answered(text, [], actor), after: await this.answered(text, entries, actor) });
    return { items };
  }

  private async answered(content: string, trial: Trial, { tenantId }: Actor) {
    const { answer } = await this.askTheList.execute(tenantId, { title: '', content, limit: 3 }, 'PERFORMANCE', { trial });
    const hidden = await this.disclosed.hiddenAmong(answer.candidates);
    const { decision, candidates } = withoutHidden(answer, hidden);
    return { decision, candidates: await this.names.candidates(candidates) };
  }
}
