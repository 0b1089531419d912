import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { businessDate } from '@yidan/kernel';
import type { OrderAnswer } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import { beijingText } from '../../domain/dispatch-order/beijing-text.ts';
import { dispatchFormOf } from '../../domain/dispatch-order/dispatch-form.ts';
import type { DispatchForm } from '../../domain/dispatch-order/dispatch-form.ts';

interface Holder {
  role: 'LEAD' | 'ASSIST';
  organ: string;
  unit: string;
}

const HOLDERS = `
  select o.role, coalesce(g.name, '') as organ, coalesce(u.name, '') as unit
    from dispatch_order o
    left join organ g on g.tenant_id = o.tenant_id and g.id = o.organ_id
    left join internal_unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id
   where o.matter_id = ? and o.state <> 'REDISPATCHED' order by o.role desc, g.code, u.code`;

/** The form of an order, filled from the order and the others of its matter. */
@Injectable()
export class DispatchFormViews {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  async of(order: OrderAnswer): Promise<DispatchForm> {
    const holders = await this.em.execute<Holder[]>(HOLDERS, [order.matterId]);
    const { name: tenant } = await this.reference.tenant();
    const { matter, item, organ, unit, deadlines } = order;
    const { regionCode, address } = matter.location ?? {};
    // A form says what held when it was sent: the first clocks, not those of a second round.
    const first = (kind: string) => deadlines.filter((deadline) => deadline.kind === kind).slice(0, 1);
    return dispatchFormOf({
      issuer: `${tenant}城市运行中心`,
      number: order.number,
      role: order.role,
      interim: order.interim,
      urgency: order.urgency,
      dispatchedOn: businessDate(new Date(order.dispatchedAt)),
      matter: { number: matter.number, channel: matter.channel, title: matter.title, content: matter.content, place: address ?? regionCode ?? null },
      lead: holders.find(({ role }) => role === 'LEAD') ?? null,
      assistants: holders.filter(({ role }) => role === 'ASSIST'),
      holder: { organ: organ.name, unit: unit.name },
      item,
      limits: [...first('SIGN_FOR'), ...first('HANDLE')].map(({ kindZh, dueAt, provisional }) => ({ label: kindZh, dueAt: beijingText(new Date(dueAt)), provisional })),
    });
  }
}
