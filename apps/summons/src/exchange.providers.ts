import { SERVICE_SETTINGS } from '@yidan/platform';
import type { NamedMigration, SealedColumn, ServiceSettings } from '@yidan/platform';
import { ExchangeDeliveriesController } from './api/exchange/exchange-deliveries.controller.ts';
import { ExchangeOrdersController } from './api/exchange/exchange-orders.controller.ts';
import { ExchangeSubscriptionsController } from './api/exchange/exchange-subscriptions.controller.ts';
import { ExchangeDeliveryViews } from './storage/exchange/exchange-delivery.views.ts';
import { ExchangeFeed } from './storage/exchange/exchange-feed.ts';
import { ExchangeFeedViews } from './storage/exchange/exchange-feed.views.ts';
import { ExchangeQueue } from './storage/exchange/exchange-queue.ts';
import { ExchangeSecrets, SIGNING_SECRET } from './storage/exchange/exchange-secrets.ts';
import { ExchangeStatusRepository } from './storage/exchange/exchange-status.repository.ts';
import { ExchangeSubscriptionRepository } from './storage/exchange/exchange-subscription.repository.ts';
import { ExchangeSubscriptionSchema } from './storage/exchange/exchange-subscription.schema.ts';
import { ExchangeSubscriptionViews } from './storage/exchange/exchange-subscription.views.ts';
import { Exchange } from './storage/migrations/20261121T2150_exchange.ts';
import { ChangeSubscription } from './use-cases/exchange/change-subscription.ts';
import { ComposeMessage } from './use-cases/exchange/compose-message.ts';
import { ExchangeMetrics } from './use-cases/exchange/exchange-metrics.ts';
import { MoveSubscription } from './use-cases/exchange/move-subscription.ts';
import { PingSubscription } from './use-cases/exchange/ping-subscription.ts';
import { PostOffice } from './use-cases/exchange/post-office.ts';
import { PostWebhook } from './use-cases/exchange/post-webhook.ts';
import { ReceiveStatus } from './use-cases/exchange/receive-status.ts';
import { ReplayDeliveries } from './use-cases/exchange/replay-deliveries.ts';
import { RotateSecret } from './use-cases/exchange/rotate-secret.ts';
import { SendDeliveries } from './use-cases/exchange/send-deliveries.ts';
import { Subscribe } from './use-cases/exchange/subscribe.ts';
import { WebhookTargets } from './use-cases/exchange/webhook-targets.ts';

/** Everything about departments' systems. */
export const exchangeControllers = [ExchangeSubscriptionsController, ExchangeDeliveriesController, ExchangeOrdersController];

export const exchangeProviders = [
  ...[ExchangeDeliveryViews, ExchangeFeed, ExchangeFeedViews, ExchangeQueue, ExchangeSecrets, ExchangeStatusRepository, ExchangeSubscriptionRepository, ExchangeSubscriptionViews],
  ...[ChangeSubscription, ComposeMessage, ExchangeMetrics, MoveSubscription, PingSubscription, PostOffice, ReceiveStatus, ReplayDeliveries, RotateSecret, SendDeliveries, Subscribe],
  {
    provide: WebhookTargets,
    useFactory: ({ webhooks, testMode }: ServiceSettings) => new WebhookTargets({ networks: webhooks?.networks ?? [], http: webhooks?.http ?? false, testMode }),
    inject: [SERVICE_SETTINGS],
  },
  { provide: PostWebhook, useFactory: (targets: WebhookTargets) => new PostWebhook(targets), inject: [WebhookTargets] },
];

export const exchangeEntities = [ExchangeSubscriptionSchema];

export const exchangeSealedColumns: SealedColumn[] = [SIGNING_SECRET];

export const exchangeMigrations: NamedMigration[] = [{ name: '20261121T2150_exchange', class: Exchange }];
