import { Controller, Get } from '@nestjs/common';
import { AsOfQuery, FindingAnswer, FindingFilter, RegistrySummary } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { AllowAny, Answers, CurrentActor, pageOf, PageQuery, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { dayOf } from '../domain/duty-list/as-of.ts';
import { FindingsViews } from '../storage/duty-list/findings.views.ts';
import { SummaryViews } from '../storage/duty-list/summary.views.ts';

const Filter = PageQuery.extend(FindingFilter.shape);

/** 总览与发现: the totals of the registry, and what deserves a second look. */
@Controller()
@AllowAny({ scope: 'lists.read' })
export class SummaryController {
  constructor(
    private readonly summaryViews: SummaryViews,
    private readonly findingsViews: FindingsViews,
    private readonly clock: Clock,
  ) {}

  @Get('summary')
  @Answers(RegistrySummary, { summary: '清单库总览' })
  summary(@ValidQuery(AsOfQuery) { asOf }: z.output<typeof AsOfQuery>): Promise<RegistrySummary> {
    return this.summaryViews.on(dayOf(asOf, this.clock.now()));
  }

  @Get('findings')
  @Answers(pageOf(FindingAnswer), { summary: '清单发现' })
  findings(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<Page<FindingAnswer>> {
    return this.findingsViews.page(filter, { roles: actor.roles, relations: [] });
  }
}
