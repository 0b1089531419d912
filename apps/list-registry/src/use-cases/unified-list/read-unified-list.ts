import { Injectable } from '@nestjs/common';
import type { UnifiedFilter, UnifiedListAnswer } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor, PageQuery } from '@yidan/platform';
import { dayOf } from '../../domain/duty-list/as-of.ts';
import { UnifiedListViews } from '../../storage/unified-list/unified-list.views.ts';

/** 查看一单: a city reads what was filed with it; a district reads its own, and another district is not there for it. */
@Injectable()
export class ReadUnifiedList {
  constructor(
    private readonly views: UnifiedListViews,
    private readonly clock: Clock,
  ) {}

  async execute(filter: UnifiedFilter & PageQuery, actor: Actor): Promise<UnifiedListAnswer> {
    const day = dayOf(filter.asOf, this.clock.now());
    if (actor.cityId === actor.tenantId) return this.views.ofCity(filter, day);
    if (filter.region !== undefined && filter.region !== actor.tenantId) throw new NotFound('region', filter.region);
    return this.views.ofDistrict(filter, day);
  }
}
