import { Injectable } from '@nestjs/common';
import { Metrics, WorkerPool } from '@yidan/platform';
import type { Outcome } from './post-webhook.ts';

interface Waiting {
  pending: string;
  dead: string;
  failing: string;
  behind: string;
}

/** 对接指标: what is on its way to departments' systems, what was given up, who does not answer. */
@Injectable()
export class ExchangeMetrics {
  private readonly attempts;
  private readonly seconds;

  constructor(
    metrics: Metrics,
    private readonly worker: WorkerPool,
  ) {
    this.attempts = metrics.counter('yidan_exchange_attempts_total', 'Messages tried on receivers, by outcome');
    this.seconds = metrics.histogram('yidan_exchange_attempt_seconds', 'How long receivers took to answer');
    metrics.gauge('yidan_exchange_pending', 'Messages that wait to be delivered', () => this.read('pending'));
    metrics.gauge('yidan_exchange_dead_letters', 'Messages that were given up and wait to be re-driven', () => this.read('dead'));
    metrics.gauge('yidan_exchange_failing_subscriptions', 'Active subscriptions whose receiver does not answer', () => this.read('failing'));
    metrics.gauge('yidan_exchange_feed_behind', 'Positions of the journal the feed has not read yet', () => this.read('behind'));
  }

  attempted(outcome: Outcome['kind'], seconds: number): void {
    this.attempts.add(1, { outcome });
    this.seconds.observe(seconds, { outcome });
  }

  private async read(what: keyof Waiting): Promise<number> {
    const { rows } = await this.worker.query<Waiting>(
      `select (select count(*) from exchange_delivery where state = 'PENDING') as pending, (select count(*) from exchange_delivery where state = 'DEAD') as dead,
              (select count(*) from exchange_subscription s join exchange_health h on h.tenant_id = s.tenant_id and h.subscription_id = s.id where s.state = 'ACTIVE' and h.failures >= 3) as failing,
              (select coalesce((select max(position) from journal_order), 0) - position from exchange_cursor) as behind`,
    );
    return Number(rows[0]![what]);
  }
}
