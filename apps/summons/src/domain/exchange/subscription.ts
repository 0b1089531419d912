import {
  SubscriptionChangedV1, SubscriptionCreatedV1, SubscriptionEndedV1, SubscriptionPausedV1, SubscriptionRedrivenV1, SubscriptionReplayedV1, SubscriptionResumedV1, SubscriptionSecretRotatedV1,
} from '@yidan/contracts';
import type { RecordedEvent } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import type { By } from '@yidan/kernel';
import { theSystem } from '../acting.ts';
import type { Acting } from '../acting.ts';
import { subscriptionLifecycle } from './subscription.lifecycle.ts';
import type { SubscriptionCommand, SubscriptionState } from './subscription.lifecycle.ts';

/** 暂停原因. */
export type PauseGround = 'KEEPER' | 'RECEIVER_GONE' | 'ACCOUNT_ENDED';

/** What is pushed, and where to: nothing named means everything of the organ. */
export interface PushedWhat {
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly unitIds: readonly string[];
}

/** 推送订阅: one address of one organ's system, told of the organ's orders by signed messages as long as its account may read them. */
export class ExchangeSubscription extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly organId: string;
  /** The machine account the messages are for: what it may not read is not pushed. */
  readonly account: string;
  readonly createdAt: Date;
  url: string;
  eventTypes: readonly string[];
  unitIds: readonly string[];
  state: SubscriptionState;
  pausedFor: PauseGround | null = null;
  /** When its keeper, or the platform, last did something with it. */
  actedAt: Date;

  constructor(facts: { id: string; tenantId: string; organId: string; account: string } & PushedWhat, by: Acting, at: Date) {
    super();
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.organId = facts.organId;
    this.account = facts.account;
    this.url = facts.url;
    this.eventTypes = facts.eventTypes;
    this.unitIds = facts.unitIds;
    this.createdAt = at;
    this.actedAt = at;
    this.state = subscriptionLifecycle.next(null, 'subscribe', this.seenBy(by));
    this.record(SubscriptionCreatedV1.create({ ...this.acted(at), ...this.wanted() }, at));
  }

  change(what: PushedWhat, by: Acting, at: Date): void {
    this.take('change', by);
    this.url = what.url;
    this.eventTypes = what.eventTypes;
    this.unitIds = what.unitIds;
    this.record(SubscriptionChangedV1.create({ ...this.acted(at), ...this.wanted() }, at));
  }

  rotateSecret(formerValidUntil: Date, by: Acting, at: Date): void {
    this.take('rotateSecret', by);
    this.record(SubscriptionSecretRotatedV1.create({ ...this.acted(at), formerValidUntil: formerValidUntil.toISOString() }, at));
  }

  pause(by: Acting, at: Date): void {
    this.take('pause', by);
    this.rest('KEEPER', at);
  }

  /** 自动暂停: nobody is there to be told, or the account may no longer read. */
  pauseBySystem(ground: PauseGround, at: Date): void {
    this.state = subscriptionLifecycle.next(this.state, 'pause', theSystem);
    this.rest(ground, at);
  }

  resume(by: Acting, at: Date): void {
    this.take('resume', by);
    this.pausedFor = null;
    this.record(SubscriptionResumedV1.create(this.acted(at), at));
  }

  end(by: Acting, at: Date): void {
    this.take('endSubscription', by);
    this.pausedFor = null;
    this.record(SubscriptionEndedV1.create(this.acted(at), at));
  }

  assertMayPing(by: Acting): void {
    this.take('ping', by);
  }

  assertMayReplay(by: Acting): void {
    this.take('replay', by);
  }

  /** 重放: told with how many messages go out again. */
  replayed(after: string, deliveries: number, at: Date): void {
    this.record(SubscriptionReplayedV1.create({ ...this.acted(at), after, deliveries }, at));
  }

  assertMayRedrive(by: Acting): void {
    this.take('redrive', by);
  }

  redriven(deliveryId: string | null, deliveries: number, at: Date): void {
    this.record(SubscriptionRedrivenV1.create({ ...this.acted(at), deliveryId, deliveries }, at));
  }

  private rest(ground: PauseGround, at: Date): void {
    this.pausedFor = ground;
    this.record(SubscriptionPausedV1.create({ ...this.acted(at), ground }, at));
  }

  private take(command: SubscriptionCommand, by: Acting): void {
    this.state = subscriptionLifecycle.next(this.state, command, this.seenBy(by));
  }

  private seenBy(actor: Acting): By {
    return subscriptionSeenBy(this, actor);
  }

  private wanted() {
    return { eventTypes: [...this.eventTypes], unitIds: [...this.unitIds] };
  }

  // Each act is a version of its own, also where nothing else of the row changes: the journal orders acts by it.
  private acted(at: Date) {
    this.actedAt = at;
    return { subscriptionId: this.id, organId: this.organId, account: this.account, at: at.toISOString() };
  }
}

/** The actor as one of the subscription's organ or as a stranger. */
export function subscriptionSeenBy({ organId }: { organId: string }, actor: Acting): By {
  return { roles: actor.roles, relations: actor.organId === organId ? ['OWN_ORGAN'] : [] };
}
