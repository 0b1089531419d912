import { Module } from '@nestjs/common';
import { LexiconController } from './api/lexicon.controller.ts';
import { ListCopies } from './api/list-copies.ts';
import { MatchController } from './api/match.controller.ts';
import { MatterParticipantsController } from './api/matter-participants.controller.ts';
import { MattersController } from './api/matters.controller.ts';
import { OrderStepsController } from './api/order-steps.controller.ts';
import { OrdersController } from './api/orders.controller.ts';
import { SharedMattersController } from './api/shared-matters.controller.ts';
import { clarificationControllers, clarificationProviders } from './clarification.providers.ts';
import { clocksProviders } from './clocks.providers.ts';
import { deskControllers, deskProviders } from './desk.providers.ts';
import { disputeControllers, disputeProviders } from './dispute.providers.ts';
import { exchangeControllers, exchangeProviders } from './exchange.providers.ts';
import { learningControllers, learningProviders } from './learning.providers.ts';
import { liveControllers, liveProviders } from './live.providers.ts';
import { supervisionControllers, supervisionProviders } from './supervision.providers.ts';
import { ordersControllers, ordersProviders } from './orders.providers.ts';
import { CaseAccess } from './storage/case-participation/case-access.ts';
import { DistrictDirectory } from './storage/case-participation/district-directory.ts';
import { ParticipantsViews } from './storage/case-participation/participants.views.ts';
import { SharedMatterRepository } from './storage/case-participation/shared-matter.repository.ts';
import { SharedMattersViews } from './storage/case-participation/shared-matters.views.ts';
import { DeadlineRepository } from './storage/deadline/deadline.repository.ts';
import { DeadlineViews } from './storage/deadline/deadline.views.ts';
import { DispatchFormViews } from './storage/dispatch-order/dispatch-form.views.ts';
import { DispatchOrderRepository } from './storage/dispatch-order/dispatch-order.repository.ts';
import { DispatchOrderViews } from './storage/dispatch-order/dispatch-order.views.ts';
import { OrderAnswerViews } from './storage/dispatch-order/order-answer.views.ts';
import { StatisticsViews } from './storage/dispatch-order/statistics.views.ts';
import { DisclosedItems } from './storage/duty-item/disclosed-items.ts';
import { MatterHolders } from './storage/dispatch-order/matter-holders.ts';
import { HeldItemRepository } from './storage/duty-item/held-item.repository.ts';
import { DutyIndex } from './storage/effective-list/duty-index.ts';
import { EffectiveListRepository } from './storage/effective-list/effective-list.repository.ts';
import { HolderNames } from './storage/holder-names.views.ts';
import { IncomingMatterRepository } from './storage/incoming-matter/incoming-matter.repository.ts';
import { IncomingMatterViews } from './storage/incoming-matter/incoming-matter.views.ts';
import { LexiconEntryRepository } from './storage/lexicon/lexicon-entry.repository.ts';
import { LexiconViews } from './storage/lexicon/lexicon.views.ts';
import { PersonalData } from './storage/incoming-matter/personal-data.ts';
import { AddParticipant } from './use-cases/case-participation/add-participant.ts';
import { ConcludeMatter } from './use-cases/case-participation/conclude-matter.ts';
import { ConfirmContribution } from './use-cases/case-participation/confirm-contribution.ts';
import { ContributeToCase } from './use-cases/case-participation/contribute-to-case.ts';
import { EndParticipant } from './use-cases/case-participation/end-participant.ts';
import { CallBackOrder } from './use-cases/dispatch-order/call-back-order.ts';
import { CloseOrder } from './use-cases/dispatch-order/close-order.ts';
import { OpenOrder } from './use-cases/dispatch-order/open-order.ts';
import { RejectOrder } from './use-cases/dispatch-order/reject-order.ts';
import { ReopenOrder } from './use-cases/dispatch-order/reopen-order.ts';
import { SendOrders } from './use-cases/dispatch-order/send-orders.ts';
import { SignForOrder } from './use-cases/dispatch-order/sign-for-order.ts';
import { StartOrder } from './use-cases/dispatch-order/start-order.ts';
import { SubmitOrder } from './use-cases/dispatch-order/submit-order.ts';
import { EndList } from './use-cases/effective-list/end-list.ts';
import { SwitchList } from './use-cases/effective-list/switch-list.ts';
import { AskTheList } from './use-cases/incoming-matter/ask-the-list.ts';
import { DecideMatter } from './use-cases/incoming-matter/decide-matter.ts';
import { ExplainMatch } from './use-cases/incoming-matter/explain-match.ts';
import { ReadComplainant } from './use-cases/incoming-matter/read-complainant.ts';
import { ReceiveMatter } from './use-cases/incoming-matter/receive-matter.ts';
import { AddLexiconEntry } from './use-cases/lexicon/add-entry.ts';
import { ChangeLexiconEntry } from './use-cases/lexicon/change-entry.ts';
import { RemoveLexiconEntry } from './use-cases/lexicon/remove-entry.ts';
import { TryLexiconEntries } from './use-cases/lexicon/try-entries.ts';

const storage = [
  CaseAccess, DistrictDirectory, ParticipantsViews, SharedMatterRepository, SharedMattersViews,
  DeadlineRepository, DeadlineViews, DisclosedItems, DispatchFormViews, MatterHolders, DispatchOrderRepository, DispatchOrderViews, DutyIndex, EffectiveListRepository,
  HeldItemRepository, HolderNames, IncomingMatterRepository, IncomingMatterViews, LexiconEntryRepository, LexiconViews, OrderAnswerViews, PersonalData, StatisticsViews,
];
const useCases = [
  AddParticipant, ConcludeMatter, ConfirmContribution, ContributeToCase, EndParticipant,
  AddLexiconEntry, AskTheList, CallBackOrder, ChangeLexiconEntry, CloseOrder, DecideMatter, ExplainMatch, OpenOrder, ReadComplainant, ReceiveMatter, RejectOrder, RemoveLexiconEntry, ReopenOrder,
  SendOrders, SignForOrder, StartOrder, SubmitOrder, EndList, SwitchList, TryLexiconEntries,
];

/** 吹哨报到·依单派件. */
@Module({
  controllers: [ListCopies, MattersController, MatchController, LexiconController, OrdersController, OrderStepsController, MatterParticipantsController, SharedMattersController, ...ordersControllers, ...clarificationControllers, ...deskControllers, ...disputeControllers, ...exchangeControllers, ...learningControllers, ...liveControllers, ...supervisionControllers],
  providers: [...storage, ...useCases, ...ordersProviders, ...clarificationProviders, ...clocksProviders, ...deskProviders, ...disputeProviders, ...exchangeProviders, ...learningProviders, ...liveProviders, ...supervisionProviders],
})
export class SummonsModule {}
