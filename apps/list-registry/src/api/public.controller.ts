import { Controller, Get, Post } from '@nestjs/common';
import { Id, ObjectionRequest, PublicItem, PublicItemFilter, PublicList, PublicObjectionAnswer, PublicPublicity, PublicTenant, Receipt, WhoAnswer, WhoQuery } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { Answers, pageOf, PageQuery, Public, ValidBody, ValidParam, ValidQuery, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { PublicListsViews } from '../storage/public-list/public-lists.views.ts';
import { AskPublicly } from '../use-cases/publicity/ask-publicly.ts';
import { FileObjection } from '../use-cases/publicity/file-objection.ts';

const Items = PageQuery.extend(PublicItemFilter.shape);

/** 公众查询: lists in publicity and in force, and who is responsible, for everybody and without a token (F-187). */
@Public()
@Controller('public/:tenantId')
export class PublicController {
  constructor(
    private readonly ask: AskPublicly,
    private readonly views: PublicListsViews,
    private readonly fileObjection: FileObjection,
    private readonly clock: Clock,
  ) {}

  @Get('lists')
  @Answers(pageOf(PublicList), { summary: '生效清单（公开）' })
  lists(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidQuery(PageQuery) page: PageQuery): Promise<Page<PublicList>> {
    return this.ask.execute(tenantId, () => this.views.lists(page, this.today()));
  }

  @Get('items')
  @Answers(pageOf(PublicItem), { summary: '生效事项检索（公开）' })
  items(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidQuery(Items) query: z.output<typeof Items>): Promise<Page<PublicItem>> {
    return this.ask.execute(tenantId, () => this.views.search(query, this.today()));
  }

  @Get('who-is-responsible')
  @Answers(WhoAnswer, { summary: '谁负责：机关、科室、依据' })
  who(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidQuery(WhoQuery) query: z.output<typeof WhoQuery>): Promise<WhoAnswer> {
    const asOf = this.today();
    return this.ask.execute(tenantId, async () => ({ asOf, responsible: await this.views.responsible(query, asOf) }));
  }

  @Get('publicities')
  @Answers(pageOf(PublicPublicity), { summary: '公示中的清单' })
  publicities(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidQuery(PageQuery) page: PageQuery): Promise<Page<PublicPublicity>> {
    return this.ask.execute(tenantId, () => this.views.publicities(page, this.today()));
  }

  @Get('publicities/:versionId/items')
  @Answers(pageOf(PublicItem), { summary: '公示清单的公开事项' })
  publicised(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidParam('versionId', Id) versionId: string, @ValidQuery(PageQuery) page: PageQuery): Promise<Page<PublicItem>> {
    return this.ask.execute(tenantId, () => this.views.publicised(versionId, page, this.today()));
  }

  @Post('publicities/:versionId/objections')
  @Answers(PublicObjectionAnswer, { status: 201, summary: '公众提出异议：不收集姓名、电话，请勿在正文中填写；凭回执查询答复' })
  object(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidParam('versionId', Id) versionId: string, @ValidBody(ObjectionRequest) body: ObjectionRequest): Promise<PublicObjectionAnswer> {
    return this.ask.write(tenantId, async () => {
      const { receipt } = await this.fileObjection.execute(versionId, body, { by: { roles: ['PUBLIC'], relations: [] }, organId: null });
      return this.views.objection(receipt);
    });
  }

  @Get('objections/:receipt')
  @Answers(PublicObjectionAnswer, { summary: '凭回执查询异议答复' })
  objection(@ValidParam('tenantId', PublicTenant) tenantId: string, @ValidParam('receipt', Receipt) receipt: string): Promise<PublicObjectionAnswer> {
    return this.ask.execute(tenantId, () => this.views.objection(receipt));
  }

  private today(): string {
    return businessDate(this.clock.now());
  }
}
