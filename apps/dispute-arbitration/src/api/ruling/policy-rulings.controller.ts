import { Controller, Get } from '@nestjs/common';
import { PolicyRulingsPage, PolicyRulingsQuery, type PolicyRuling } from '@yidan/contracts';
import { Allow, Answers, ValidQuery, type Page } from '@yidan/platform';
import { PolicyRulingsViews } from '../../storage/ruling/policy-rulings.views.ts';

/** 政策性裁定: told to 司法, which suggests the rule that was missing (R-DSP-11). */
@Controller('policy-rulings')
export class PolicyRulingsController {
  constructor(private readonly views: PolicyRulingsViews) {}

  @Get()
  @Allow({ roles: ['JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] })
  @Answers(PolicyRulingsPage, { summary: '仅有实践或效能依据的裁定，供司法提出立规建议' })
  list(@ValidQuery(PolicyRulingsQuery) query: PolicyRulingsQuery): Promise<Page<PolicyRuling>> {
    return this.views.page(query);
  }
}
