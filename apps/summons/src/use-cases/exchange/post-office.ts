import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { Bell, failpoint, Sequencer, Transactions, Trouble } from '@yidan/platform';
import { ExchangeFeed, LONGEST } from '../../storage/exchange/exchange-feed.ts';
import { ExchangeQueue } from '../../storage/exchange/exchange-queue.ts';
import type { DueQueue } from '../../storage/exchange/exchange-queue.ts';
import { PostWebhook } from './post-webhook.ts';
import { SendDeliveries } from './send-deliveries.ts';

const POLL_MS = 500;
const MAX_BACKOFF_MS = 5000;
/** After a stretch was read: under load the next one is longer, and a statement does more. */
const GAP_MS = 200;
/** Queues served at once by one process; each waits for its own receiver only. */
const MOST_AT_ONCE = 32;

/**
 * 收发室: keeps the feed up with the journal and every queue that has something due at work, beside the commands and never within them.
 * Any number may run: the feed's rows are unique, deliveries are claimed.
 */
@Injectable()
export class PostOffice implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly bell = new Bell();
  private readonly outbox = new Bell();
  private readonly serving = new Map<string, Promise<number>>();
  private stopped = false;
  private loops: Promise<void>[] = [];
  private off: () => void = () => undefined;

  constructor(
    private readonly feed: ExchangeFeed,
    private readonly queue: ExchangeQueue,
    private readonly sending: SendDeliveries,
    private readonly posting: PostWebhook,
    private readonly transactions: Transactions,
    private readonly sequencer: Sequencer,
    private readonly trouble: Trouble,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.off = this.sequencer.onSequenced(() => this.bell.ring());
    this.loops = [this.loop(this.bell, () => this.follow()), this.loop(this.outbox, () => this.round().then(() => 0))];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.off();
    this.bell.end();
    this.outbox.end();
    await Promise.all(this.loops);
    await Promise.all(this.serving.values());
    this.posting.close();
  }

  /** Brings the feed up to the journal and sends until nothing is due any more; says how many messages were tried. */
  async settle(): Promise<number> {
    let tried = 0;
    while (!this.stopped) {
      const read = await this.read();
      await this.round();
      const sent = (await Promise.all(this.serving.values())).reduce((sum, each) => sum + each, 0);
      tried += sent;
      if (read + sent === 0) break;
    }
    return tried;
  }

  private async follow(): Promise<number> {
    const positions = await this.read();
    if (positions > 0 && positions < LONGEST) await this.bell.pause(GAP_MS);
    return positions;
  }

  /** Reads the next stretch of the journal; says how many positions that were. */
  private async read(): Promise<number> {
    const stretch = await this.feed.next();
    const positions = Number(BigInt(stretch.upTo) - BigInt(stretch.after));
    if (positions <= 0) return 0;
    for (const tenantId of await this.feed.tenantsIn(stretch)) {
      const scope = { tenant: tenantId, city: null, actor: { id: 'system:exchange', organId: null, roles: [] } };
      await this.transactions.run(scope, () => this.feed.write(stretch, tenantId, this.clock.now()));
      failpoint('exchange.fed-unmoved');
    }
    await this.feed.move(stretch);
    this.outbox.ring();
    return positions;
  }

  /** Puts every queue that has something due to work, as far as hands are free. */
  private async round(): Promise<void> {
    const free = MOST_AT_ONCE - this.serving.size;
    if (free <= 0) return;
    const due = await this.queue.due(this.clock.now(), [...this.serving.keys()]);
    for (const one of due.slice(0, free)) {
      // Another look may have found the same queue meanwhile.
      if (this.serving.has(one.subscriptionId)) continue;
      this.serving.set(one.subscriptionId, this.serve(one));
    }
  }

  private async serve(queue: DueQueue): Promise<number> {
    try {
      const tried = await this.sending.serve(queue, () => this.stopped);
      // Hands are free again; where nothing could be taken there is nothing to hurry for.
      if (tried > 0) this.outbox.ring();
      return tried;
    } catch (error) {
      this.trouble.report('exchange', error);
      return 0;
    } finally {
      this.serving.delete(queue.subscriptionId);
    }
  }

  private async loop(bell: Bell, work: () => Promise<number>): Promise<void> {
    let backoff = 250;
    while (!this.stopped) {
      try {
        const done = await work();
        backoff = 250;
        if (done === 0) await bell.rest(POLL_MS);
      } catch (error) {
        if (this.stopped) return;
        this.trouble.report('exchange', error);
        await bell.pause(backoff);
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      }
    }
  }
}
