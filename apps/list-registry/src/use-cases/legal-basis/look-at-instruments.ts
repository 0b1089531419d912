import { Injectable } from '@nestjs/common';
import type { InstrumentFilter, LegalInstrumentAnswer, LegalInstrumentSummary } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import { legalInstrumentLifecycle } from '../../domain/legal-basis/legal-instrument.lifecycle.ts';
import { LegalInstrumentsViews } from '../../storage/legal-basis/legal-instruments.views.ts';

/** 查看法律依据: what holds on a day, and what the caller may do with it now. */
@Injectable()
export class LookAtInstruments {
  constructor(
    private readonly views: LegalInstrumentsViews,
    private readonly clock: Clock,
  ) {}

  page(filter: InstrumentFilter & PageQuery, actor: Actor): Promise<Page<LegalInstrumentSummary>> {
    return this.views.page(filter, actor.tenantId, filter.on ?? this.today());
  }

  async one(id: string, actor: Actor): Promise<LegalInstrumentAnswer> {
    const found = await this.views.one(id, actor.tenantId, this.today());
    // The city's instruments are changed by the city alone.
    return { ...found, actions: found.ofCity ? [] : legalInstrumentLifecycle.actionsFor(found.state, { roles: actor.roles, relations: [] }) };
  }

  private today(): string {
    return businessDate(this.clock.now());
  }
}
