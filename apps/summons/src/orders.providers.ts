import type { SealedColumn } from '@yidan/platform';
import { MatterWaysController } from './api/matter-ways.controller.ts';
import { MovedItems } from './api/moved-items.ts';
import { OrderJointActsController } from './api/order-joint-acts.controller.ts';
import { OrderPapersController } from './api/order-papers.controller.ts';
import { OrderReturnsController } from './api/order-returns.controller.ts';
import { OrderTimeController } from './api/order-time.controller.ts';
import { ENFORCER, JointActRepository } from './storage/dispatch-order/joint-act.repository.ts';
import { MovedOrders } from './storage/dispatch-order/moved-orders.ts';
import { OrderReturnRepository } from './storage/dispatch-order/order-return.repository.ts';
import { OrderReturnViews } from './storage/dispatch-order/order-return.views.ts';
import { OrderReturnSchema } from './storage/dispatch-order/order-return.schema.ts';
import { ApproveExtension } from './use-cases/dispatch-order/approve-extension.ts';
import { ApproveReturn } from './use-cases/dispatch-order/approve-return.ts';
import { EscalateOrder } from './use-cases/dispatch-order/escalate-order.ts';
import { FollowItems } from './use-cases/dispatch-order/follow-items.ts';
import { PauseOrder } from './use-cases/dispatch-order/pause-order.ts';
import { ProceedOrder } from './use-cases/dispatch-order/proceed-order.ts';
import { ReadJointActPeople } from './use-cases/dispatch-order/read-joint-act-people.ts';
import { RecordJointAct } from './use-cases/dispatch-order/record-joint-act.ts';
import { RefuseExtension } from './use-cases/dispatch-order/refuse-extension.ts';
import { RejectReturn } from './use-cases/dispatch-order/reject-return.ts';
import { ReportInterim } from './use-cases/dispatch-order/report-interim.ts';
import { RequestExtension } from './use-cases/dispatch-order/request-extension.ts';
import { RequestHelp } from './use-cases/dispatch-order/request-help.ts';
import { RequestReturn } from './use-cases/dispatch-order/request-return.ts';
import { ResolveBeside } from './use-cases/dispatch-order/resolve-beside.ts';
import { ResumeOrder } from './use-cases/dispatch-order/resume-order.ts';
import { ReviewSuspension } from './use-cases/dispatch-order/review-suspension.ts';
import { SendElsewhere } from './use-cases/dispatch-order/send-elsewhere.ts';
import { SettleOrder } from './use-cases/dispatch-order/settle-order.ts';
import { SuspendOrder } from './use-cases/dispatch-order/suspend-order.ts';
import { WithdrawOrders } from './use-cases/dispatch-order/withdraw-orders.ts';
import { MergeMatter } from './use-cases/incoming-matter/merge-matter.ts';
import { ReassignMatter } from './use-cases/incoming-matter/reassign-matter.ts';
import { ReferMatter } from './use-cases/incoming-matter/refer-matter.ts';
import { RequestDispute } from './use-cases/incoming-matter/request-dispute.ts';

/** Everything about where orders go after they went out: returns, disputes, more time, other ways, items that move. */
export const ordersControllers = [OrderReturnsController, OrderTimeController, OrderPapersController, OrderJointActsController, MatterWaysController, MovedItems];

export const ordersProviders = [
  ...[JointActRepository, MovedOrders, OrderReturnRepository, OrderReturnViews],
  ...[ApproveExtension, ApproveReturn, EscalateOrder, FollowItems, MergeMatter, PauseOrder, ProceedOrder, ReadJointActPeople, ReassignMatter, RecordJointAct, ReferMatter, RefuseExtension, RejectReturn, ReportInterim],
  ...[RequestDispute, RequestExtension, RequestHelp, RequestReturn, ResolveBeside, ResumeOrder, ReviewSuspension, SendElsewhere, SettleOrder, SuspendOrder, WithdrawOrders],
];

export const ordersEntities = [OrderReturnSchema];

export const ordersSealedColumns: SealedColumn[] = [ENFORCER];
