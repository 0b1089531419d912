import { Controller } from '@nestjs/common';
import { ListItemDisclosureChangedV1, ListVersionEffectiveV1, ListVersionFiledV1, ListVersionItemsV1, ListVersionRepealedV1, ListVersionSupersededV1, OrganCreatedV1, OrganUpdatedV1, UnitChangedV1 } from '@yidan/contracts';
import { Project, type Received } from '@yidan/platform';
import { Filing } from '../storage/unified-list/filing.ts';

/** 市级备案: what every tenant's registry makes known, the city's own included, is filed with its city. */
@Controller()
export class CityFiling {
  constructor(private readonly filing: Filing) {}

  @Project(ListVersionItemsV1)
  items({ tenantId, data }: Received<typeof ListVersionItemsV1>): Promise<void> {
    return this.filing.items(tenantId, data);
  }

  @Project(ListVersionEffectiveV1)
  effective({ tenantId, data, occurredAt }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.filing.version(tenantId, data, occurredAt);
  }

  @Project(ListVersionSupersededV1)
  superseded({ tenantId, data }: Received<typeof ListVersionSupersededV1>): Promise<void> {
    return this.filing.ended(tenantId, data);
  }

  @Project(ListVersionRepealedV1)
  repealed({ tenantId, data }: Received<typeof ListVersionRepealedV1>): Promise<void> {
    return this.filing.ended(tenantId, data);
  }

  @Project(ListVersionFiledV1)
  filed({ tenantId, data }: Received<typeof ListVersionFiledV1>): Promise<void> {
    return this.filing.filed(tenantId, data);
  }

  @Project(ListItemDisclosureChangedV1)
  disclosureChanged({ tenantId, data }: Received<typeof ListItemDisclosureChangedV1>): Promise<void> {
    return this.filing.disclosure(tenantId, data);
  }

  @Project(OrganCreatedV1)
  organCreated({ tenantId, data }: Received<typeof OrganCreatedV1>): Promise<void> {
    return this.filing.organ(tenantId, data);
  }

  @Project(OrganUpdatedV1)
  organUpdated({ tenantId, data }: Received<typeof OrganUpdatedV1>): Promise<void> {
    return this.filing.organ(tenantId, data);
  }

  @Project(UnitChangedV1)
  unitChanged({ tenantId, data }: Received<typeof UnitChangedV1>): Promise<void> {
    return this.filing.unit(tenantId, data);
  }
}
