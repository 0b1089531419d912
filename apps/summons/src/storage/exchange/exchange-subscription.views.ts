import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { SubscriptionAnswer, SubscriptionsQuery } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Conditions, cutPage, decodeCursor, instant } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import { subscriptionSeenBy } from '../../domain/exchange/subscription.ts';
import { subscriptionLifecycle } from '../../domain/exchange/subscription.lifecycle.ts';
import type { SubscriptionState } from '../../domain/exchange/subscription.lifecycle.ts';

const Key = z.tuple([z.string(), z.uuid()]);
/** From how many failures in a row a receiver counts as unreachable. */
const FAILING_FROM = 3;

type Row = Omit<SubscriptionAnswer, 'state' | 'stateZh' | 'actions'> & { stands: SubscriptionState };

const ROWS = `
  select s.id, jsonb_build_object('id', s.organ_id, 'code', g.code, 'name', coalesce(g.name, '')) as organ, s.account, s.url, s.event_types as "eventTypes",
         array(select coalesce(u.code, i.id) from jsonb_array_elements_text(s.unit_ids) as i(id) left join internal_unit u on u.tenant_id = s.tenant_id and u.id = i.id::uuid order by 1) as units,
         s.state as stands, s.paused_for as "pausedFor", ${instant('s.created_at')} as "createdAt",
         coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'madeAt', ${instant('k.made_at')}, 'validUntil', ${instant('k.valid_until')}) order by k.made_at desc)
                     from exchange_secret k where k.tenant_id = s.tenant_id and k.subscription_id = s.id and (k.valid_until is null or k.valid_until > ?)), '[]') as secrets,
         jsonb_build_object('failuresInARow', h.failures, 'lastSuccessAt', ${instant('h.last_success_at')}, 'lastFailureAt', ${instant('h.last_failure_at')}, 'lastFailure', h.last_failure,
                            'triedAgainAt', case when h.not_before > ? then ${instant('h.not_before')} end) as health,
         (select count(*)::int from exchange_delivery d where d.tenant_id = s.tenant_id and d.subscription_id = s.id and d.state = 'PENDING') as pending,
         (select count(*)::int from exchange_delivery d where d.tenant_id = s.tenant_id and d.subscription_id = s.id and d.state = 'DEAD') as dead,
         s.row_version as "rowVersion"
    from exchange_subscription s
    join exchange_health h on h.tenant_id = s.tenant_id and h.subscription_id = s.id
    left join organ g on g.tenant_id = s.tenant_id and g.id = s.organ_id`;

/** Subscriptions as their keepers see them. */
@Injectable()
export class ExchangeSubscriptionViews {
  constructor(private readonly em: EntityManager) {}

  async page({ ended, cursor, limit }: SubscriptionsQuery, actor: Acting, now: Date): Promise<Page<SubscriptionAnswer>> {
    const conditions = keptBy(actor).and(ended === 'true' ? 'true' : `s.state <> 'ENDED'`);
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from exchange_subscription s ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(s.created_at, s.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const page = cutPage(await this.rows(paged, now, limit + 1), limit, ({ createdAt, id }) => [createdAt, id], counted!.total);
    return { ...page, items: page.items.map((row) => answerOf(row, actor)) };
  }

  async one(id: string, actor: Acting, now: Date): Promise<SubscriptionAnswer> {
    const [row] = await this.rows(keptBy(actor).and('s.id = ?', id), now, 1);
    if (!row) throw new NotFound('ExchangeSubscription', id);
    return answerOf(row, actor);
  }

  private rows(conditions: Conditions, now: Date, limit: number): Promise<Row[]> {
    const at = now.toISOString();
    return this.em.execute<Row[]>(`${ROWS} ${conditions.sql} order by s.created_at desc, s.id desc limit ?`, [at, at, ...conditions.values, limit]);
  }
}

/** What a keeper sees, as a condition on the subscription `s`: a machine account what is its organ's, an administrator all of the tenant. */
export function keptBy(actor: Acting): Conditions {
  return actor.roles.includes('TENANT_ADMIN') ? new Conditions() : new Conditions().and('s.organ_id = ?', actor.organId);
}

function answerOf({ stands, ...row }: Row, actor: Acting): SubscriptionAnswer {
  const failing = stands === 'ACTIVE' && row.health.failuresInARow >= FAILING_FROM;
  return {
    ...row,
    state: failing ? 'FAILING' : stands,
    stateZh: failing ? '推送失败' : subscriptionLifecycle.states[stands],
    actions: subscriptionLifecycle.actionsFor(stands, subscriptionSeenBy({ organId: row.organ.id }, actor)),
  };
}
