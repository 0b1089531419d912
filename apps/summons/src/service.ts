import type { ServiceDefinition } from '@yidan/platform';
import { DeadlineSchema } from './storage/deadline/deadline.schema.ts';
import { DispatchOrderSchema } from './storage/dispatch-order/dispatch-order.schema.ts';
import { IncomingMatterSchema, MatchResultSchema } from './storage/incoming-matter/incoming-matter.schema.ts';
import { LexiconEntrySchema } from './storage/lexicon/lexicon-entry.schema.ts';
import { Dispatch } from './storage/migrations/20261121T1000_dispatch.ts';
import { ItemHolders } from './storage/migrations/20261121T1900_item_holders.ts';
import { LexiconOfTenants } from './storage/migrations/20261121T1800_lexicon.ts';
import { SummonsModule } from './summons.module.ts';

/** 吹哨报到·依单派件: matters in, orders to whoever holds the duty item. */
export const summons: ServiceDefinition = {
  name: 'summons',
  titleZh: '吹哨报到·依单派件',
  titleEn: 'Summons and list-based dispatch',
  module: SummonsModule,
  entities: [IncomingMatterSchema, MatchResultSchema, DispatchOrderSchema, DeadlineSchema, LexiconEntrySchema],
  migrations: [
    { name: '20261121T1000_dispatch', class: Dispatch },
    { name: '20261121T1800_lexicon', class: LexiconOfTenants },
    { name: '20261121T1900_item_holders', class: ItemHolders },
  ],
  projections: ['list_version_chunk', 'effective_item', 'effective_list', 'item_holder'],
};
