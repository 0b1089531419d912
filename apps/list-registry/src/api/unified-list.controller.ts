import { Controller, Get } from '@nestjs/common';
import { FiledCopyAnswer, FiledCopyFilter, UnifiedFilter, UnifiedListAnswer } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, pageOf, PageQuery, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { UnifiedListViews } from '../storage/unified-list/unified-list.views.ts';
import { ReadUnifiedList } from '../use-cases/unified-list/read-unified-list.ts';

const Filter = PageQuery.extend(UnifiedFilter.shape);
const Copies = PageQuery.extend(FiledCopyFilter.shape);

/** 全市一单: one merged list of all organs of a district, or of all districts of a city. */
@Controller()
@AllowAny({ scope: 'lists.read' })
export class UnifiedListController {
  constructor(
    private readonly readUnifiedList: ReadUnifiedList,
    private readonly views: UnifiedListViews,
  ) {}

  @Get('unified-list')
  @Answers(UnifiedListAnswer, { summary: '全市（区）一单' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<UnifiedListAnswer> {
    return this.readUnifiedList.execute(filter, actor);
  }

  @Get('filed-copies')
  @Allow({ roles: ['CITY_OVERSEER', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'TENANT_ADMIN', 'AUDITOR'] })
  @Answers(pageOf(FiledCopyAnswer), { summary: '各区（县）报备的清单版本' })
  copies(@ValidQuery(Copies) filter: z.output<typeof Copies>): Promise<Page<FiledCopyAnswer>> {
    return this.views.filedCopies(filter);
  }
}
