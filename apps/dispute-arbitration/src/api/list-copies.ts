import { Controller } from '@nestjs/common';
import { ListVersionEffectiveV1, ListVersionItemsV1, ListVersionRepealedV1 } from '@yidan/contracts';
import { EffectiveLists, Project, type Received } from '@yidan/platform';

/** 清单副本: keeps the lists in force as list-registry announces them, so that no dispute waits for another service. */
@Controller()
export class ListCopies {
  constructor(private readonly lists: EffectiveLists) {}

  @Project(ListVersionItemsV1)
  items({ tenantId, data }: Received<typeof ListVersionItemsV1>): Promise<void> {
    return this.lists.keepChunk(tenantId, data);
  }

  @Project(ListVersionEffectiveV1)
  effective({ tenantId, data }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.lists.take(tenantId, data);
  }

  @Project(ListVersionRepealedV1)
  repealed({ tenantId, data }: Received<typeof ListVersionRepealedV1>): Promise<void> {
    return this.lists.end(tenantId, data);
  }
}
