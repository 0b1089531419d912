import { Injectable } from '@nestjs/common';
import type { OrganRecord } from '@yidan/platform';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { findingsIn, overlapsWith } from '../../domain/duty-list/version-findings.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { FindingsRepository } from '../../storage/duty-list/findings.repository.ts';
import { ListItems } from '../../storage/duty-list/list-items.ts';
import type { EnteredItems } from './enter-items.ts';

/** 清单自查: writes down what deserves a second look in a list that has just been entered. */
@Injectable()
export class ReviewList {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly listItems: ListItems,
  ) {}

  async execute(version: DutyListVersion, organ: OrganRecord, content: readonly ContentItem[], { items, units }: EnteredItems, at: Date): Promise<void> {
    const view = { organ, content, items, units: [...units.registered, ...units.created], createdUnits: units.created };
    const own = findingsIn(view);
    if (version.state !== 'EFFECTIVE') return this.findings.add(version, own, at);
    await this.findings.takeTurn(version.tenantId);
    await this.findings.resolveOf(organ.id, at);
    await this.findings.add(version, [...own, ...overlapsWith(view, await this.listItems.alikeElsewhere(organ.id, items))], at);
  }
}
