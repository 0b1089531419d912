import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { AddressSubscribed, UnitsUnknown } from '../../domain/exchange/exchange.errors.ts';
import { ExchangeSubscription } from '../../domain/exchange/subscription.ts';

/** Loads and saves subscriptions, and finds the organs and units they are about. */
@Injectable()
export class ExchangeSubscriptionRepository {
  constructor(private readonly em: EntityManager) {}

  /** A subscription its keeper may see: a machine account those of its organ, an administrator all of the tenant. */
  async get(id: string, actor: Acting): Promise<ExchangeSubscription> {
    const found = await this.em.findOne(ExchangeSubscription, { id });
    if (!found || !isKeptBy(found, actor)) throw new NotFound('ExchangeSubscription', id);
    return found;
  }

  find(id: string): Promise<ExchangeSubscription | null> {
    return this.em.findOne(ExchangeSubscription, { id });
  }

  /** Refuses an address that is subscribed for the organ already, whoever else subscribes it at the same moment. */
  async assertFree(organId: string, url: string, except?: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended('exchange-address ' || ? || ' ' || ?, 0))`, [organId, url]);
    const taken = await this.em.findOne(ExchangeSubscription, { organId, url, state: { $ne: 'ENDED' }, ...(except === undefined ? {} : { id: { $ne: except } }) });
    if (taken) throw new AddressSubscribed(taken.id);
  }

  async save(subscription: ExchangeSubscription): Promise<void> {
    await saveWithEvents(this.em, 'exchange-subscription', subscription);
    await this.em.execute(`insert into exchange_health (tenant_id, subscription_id) values (?, ?) on conflict do nothing`, [subscription.tenantId, subscription.id], 'run');
  }

  /** What has failed before says nothing of a changed or resumed subscription. */
  async forgive(subscriptionId: string): Promise<void> {
    await this.em.execute(`update exchange_health set failures = 0, not_before = '-infinity' where subscription_id = ?`, [subscriptionId], 'run');
  }

  async organIdOf(code: string): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string }[]>(`select id from organ where code = ?`, [code]);
    return row?.id ?? null;
  }

  async organCodeOf(organId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ code: string }[]>(`select code from organ where id = ?`, [organId]);
    return row?.code ?? null;
  }

  /** The ids of an organ's units; a code that is none of them is refused. */
  async unitIdsOf(organId: string, codes: readonly string[]): Promise<string[]> {
    const rows = await this.em.execute<{ id: string; code: string }[]>(`select id, code from internal_unit where organ_id = ? and status = 'ACTIVE'`, [organId]);
    const known = new Map(rows.map(({ id, code }) => [code, id]));
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0) throw new UnitsUnknown(unknown);
    return [...new Set(codes.map((code) => known.get(code)!))];
  }
}

function isKeptBy({ organId }: ExchangeSubscription, actor: Acting): boolean {
  return actor.roles.includes('TENANT_ADMIN') || actor.organId === organId;
}
