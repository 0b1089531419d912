import { Controller, Get, Post, Put } from '@nestjs/common';
import { CommonLexiconAnswer, Id, LexiconEntryAnswer, LexiconEntryRequest, LexiconPage, LexiconQuery, LexiconTrialAnswer, LexiconTrialRequest } from '@yidan/contracts';
import type { LexiconEntryAnswer as Entry } from '@yidan/contracts';
import { lexiconSeed } from '@yidan/matching';
import { Allow, AllowAny, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor, Page } from '@yidan/platform';
import { LexiconViews } from '../storage/lexicon/lexicon.views.ts';
import { AddLexiconEntry } from '../use-cases/lexicon/add-entry.ts';
import { ChangeLexiconEntry } from '../use-cases/lexicon/change-entry.ts';
import { RemoveLexiconEntry } from '../use-cases/lexicon/remove-entry.ts';
import { TryLexiconEntries } from '../use-cases/lexicon/try-entries.ts';

/** 日常用语: what people say for what the lists call otherwise. */
@Controller('lexicon')
export class LexiconController {
  constructor(
    private readonly views: LexiconViews,
    private readonly addEntry: AddLexiconEntry,
    private readonly changeEntry: ChangeLexiconEntry,
    private readonly removeEntry: RemoveLexiconEntry,
    private readonly tryEntries: TryLexiconEntries,
  ) {}

  @Get()
  @AllowAny()
  @Answers(LexiconPage, { summary: '本租户日常用语列表' })
  list(@ValidQuery(LexiconQuery) query: LexiconQuery): Promise<Page<Entry>> {
    return this.views.page(query);
  }

  @Get('common')
  @AllowAny()
  @Answers(CommonLexiconAnswer, { summary: '通用词典（随产品提供）' })
  common(): CommonLexiconAnswer {
    return { items: lexiconSeed.map(({ words, terms, holders }) => ({ words: [...words], terms: [...terms], holders: [...(holders ?? [])] })), total: lexiconSeed.length };
  }

  @Post()
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LexiconEntryAnswer, { status: 201, summary: '增加日常用语' })
  async add(@ValidBody(LexiconEntryRequest) request: LexiconEntryRequest, @CurrentActor() actor: Actor): Promise<Entry> {
    return this.views.one(await this.addEntry.execute(request, actor));
  }

  @Post('trial')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LexiconTrialAnswer, { status: 200, summary: '词典试算（不保存）' })
  trial(@ValidBody(LexiconTrialRequest) request: LexiconTrialRequest, @CurrentActor() actor: Actor): Promise<LexiconTrialAnswer> {
    return this.tryEntries.execute(request, actor);
  }

  @Get(':id')
  @AllowAny()
  @Answers(LexiconEntryAnswer, { summary: '日常用语条目' })
  one(@ValidParam('id', Id) id: string): Promise<Entry> {
    return this.views.one(id);
  }

  @Put(':id')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @RequiresIfMatch()
  @Answers(LexiconEntryAnswer, { summary: '修改日常用语' })
  async change(@ValidParam('id', Id) id: string, @ValidBody(LexiconEntryRequest) request: LexiconEntryRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<Entry> {
    await this.changeEntry.execute(id, version, request, actor);
    return this.views.one(id);
  }

  @Post(':id/remove')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @RequiresIfMatch()
  @Answers(null, { status: 204, summary: '删除日常用语' })
  async remove(@ValidParam('id', Id) id: string, @IfMatch() version: number): Promise<void> {
    await this.removeEntry.execute(id, version);
  }
}
