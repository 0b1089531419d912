import { Controller } from '@nestjs/common';
import { ListItemDisclosureChangedV1, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionRepealedV1, OrganUpdatedV1, UnitChangedV1 } from '@yidan/contracts';
import { Project } from '@yidan/platform';
import type { Received } from '@yidan/platform';
import { DisclosedItems } from '../storage/duty-item/disclosed-items.ts';
import { EffectiveListRepository } from '../storage/effective-list/effective-list.repository.ts';
import { DutyIndex } from '../storage/effective-list/duty-index.ts';
import { EndList } from '../use-cases/effective-list/end-list.ts';
import { SwitchList } from '../use-cases/effective-list/switch-list.ts';

/** 清单副本: keeps the lists in force as list-registry announces them, so that no dispatch waits for another service. */
@Controller()
export class ListCopies {
  constructor(
    private readonly lists: EffectiveListRepository,
    private readonly switchList: SwitchList,
    private readonly endList: EndList,
    private readonly index: DutyIndex,
    private readonly disclosed: DisclosedItems,
  ) {}

  @Project(ListVersionItemsV1)
  items(event: Received<typeof ListVersionItemsV1>): Promise<void> {
    return this.lists.keepChunk(event.tenantId, event.data);
  }

  @Project(ListVersionEffectiveV1)
  effective(event: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.switchList.execute(event.tenantId, event.data);
  }

  @Project(ListVersionRepealedV1)
  repealed(event: Received<typeof ListVersionRepealedV1>): Promise<void> {
    return this.endList.execute(event.tenantId, event.data);
  }

  @Project(ListItemDisclosureChangedV1)
  disclosureChanged(event: Received<typeof ListItemDisclosureChangedV1>): Promise<void> {
    return this.disclosed.keep(event.tenantId, event.data);
  }

  @Project(OrganUpdatedV1)
  async organUpdated(event: Received<typeof OrganUpdatedV1>): Promise<void> {
    await this.lists.touch(event.tenantId, event.data.organId);
    this.index.touch();
  }

  @Project(UnitChangedV1)
  async unitChanged(event: Received<typeof UnitChangedV1>): Promise<void> {
    await this.lists.touch(event.tenantId, event.data.organId);
    this.index.touch();
  }
}
