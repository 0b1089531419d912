import { DeadlineSchema, type ServiceDefinition } from '@yidan/platform';
import { CaseContributionSchema, CaseParticipationSchema, SharedMatterSchema } from './storage/case-participation/case-participation.schema.ts';
import { DispatchOrderSchema } from './storage/dispatch-order/dispatch-order.schema.ts';
import { IncomingMatterSchema, MatchResultSchema } from './storage/incoming-matter/incoming-matter.schema.ts';
import { LexiconEntrySchema } from './storage/lexicon/lexicon-entry.schema.ts';
import { Dispatch } from './storage/migrations/20261121T1000_dispatch.ts';
import { ItemHolders } from './storage/migrations/20261121T1900_item_holders.ts';
import { LexiconOfTenants } from './storage/migrations/20261121T1800_lexicon.ts';
import { People } from './storage/migrations/20261121T2010_people.ts';
import { CaseParticipants } from './storage/migrations/20261121T2030_case_participants.ts';
import { Deadlines } from './storage/migrations/20261121T2090_deadlines.ts';
import { OrdersInFull } from './storage/migrations/20261121T2100_orders_in_full.ts';
import { COMPLAINANT } from './storage/incoming-matter/personal-data.ts';
import { Disclosure } from './storage/migrations/20261121T2020_disclosure.ts';
import { JointActs } from './storage/migrations/20261122T0920_joint_acts.ts';
import { Chains } from './storage/migrations/20261122T0900_chains.ts';
import { OverdueLists } from './storage/migrations/20261122T0910_overdue_lists.ts';
import { Trail } from './storage/migrations/20261121T2000_trail.ts';
import { clarificationMigrations, clarificationProjections } from './clarification.providers.ts';
import { clocksMigrations } from './clocks.providers.ts';
import { deskMigrations, deskProjections } from './desk.providers.ts';
import { disputeMigrations } from './dispute.providers.ts';
import { exchangeEntities, exchangeMigrations, exchangeSealedColumns } from './exchange.providers.ts';
import { learningMigrations } from './learning.providers.ts';
import { liveMigrations } from './live.providers.ts';
import { supervisionEntities, supervisionMigrations } from './supervision.providers.ts';
import { ordersEntities, ordersSealedColumns } from './orders.providers.ts';
import { SummonsModule } from './summons.module.ts';

/** 吹哨报到·依单派件: matters in, orders to whoever holds the duty item. */
export const summons: ServiceDefinition = {
  name: 'summons',
  titleZh: '吹哨报到·依单派件',
  titleEn: 'Summons and list-based dispatch',
  module: SummonsModule,
  entities: [IncomingMatterSchema, MatchResultSchema, DispatchOrderSchema, DeadlineSchema, LexiconEntrySchema, SharedMatterSchema, CaseParticipationSchema, CaseContributionSchema, ...ordersEntities, ...exchangeEntities, ...supervisionEntities],
  migrations: [
    { name: '20261121T1000_dispatch', class: Dispatch },
    { name: '20261121T1800_lexicon', class: LexiconOfTenants },
    { name: '20261121T1900_item_holders', class: ItemHolders },
    { name: '20261121T2000_trail', class: Trail },
    { name: '20261121T2010_people', class: People },
    { name: '20261121T2020_disclosure', class: Disclosure },
    { name: '20261121T2030_case_participants', class: CaseParticipants },
    { name: '20261121T2090_deadlines', class: Deadlines },
    { name: '20261121T2100_orders_in_full', class: OrdersInFull },
    ...clocksMigrations,
    ...supervisionMigrations,
    ...learningMigrations,
    ...deskMigrations,
    ...exchangeMigrations,
    ...clarificationMigrations,
    ...liveMigrations,
    ...disputeMigrations,
    { name: '20261122T0900_chains', class: Chains },
    { name: '20261122T0910_overdue_lists', class: OverdueLists },
    { name: '20261122T0920_joint_acts', class: JointActs },
  ],
  projections: ['list_version_chunk', 'effective_item', 'effective_list', 'item_holder', 'item_reader', 'item_disclosure', ...deskProjections, ...clarificationProjections],
  sealedColumns: [COMPLAINANT, ...ordersSealedColumns, ...exchangeSealedColumns],
  restrictedObjects: { 'incoming-matter': 'incoming_matter', 'dispatch-order': 'dispatch_order' },
};
