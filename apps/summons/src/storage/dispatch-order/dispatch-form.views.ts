import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { businessDate } from '@yidan/kernel';
import type { OrderAnswer } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import { beijingText } from '../../domain/dispatch-order/beijing-text.ts';
import type { Acting } from '../../domain/acting.ts';
import type { OrderRole } from '../../domain/dispatch-order/order-facts.ts';
import { isInChain } from '../../domain/incoming-matter/handling-chain.ts';
import { COPY_NOTICE, copyOf, dispatchFormOf } from '../../domain/dispatch-order/dispatch-form.ts';
import type { DispatchForm } from '../../domain/dispatch-order/dispatch-form.ts';
import { MatterHolders } from './matter-holders.ts';

interface Holder {
  role: OrderRole;
  organ: string;
  unit: string;
}

const HOLDERS = `
  select o.role, coalesce(g.name, '') as organ, coalesce(u.name, '') as unit
    from dispatch_order o
    left join organ g on g.tenant_id = o.tenant_id and g.id = o.organ_id
    left join internal_unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id
   where o.matter_id = ? and o.state not in ('REDISPATCHED', 'WITHDRAWN') order by o.role desc, g.code, u.code`;

const SENT = `
  select m.title, m.content,
         case when d.item_key is not null then jsonb_build_object('itemKey', d.item_key, 'code', d.code, 'name', d.name, 'versionId', d.version_id, 'versionLabel', d.version_label,
                'majorFunction', d.major_function, 'specialFunction', d.special_function, 'basisTexts', to_jsonb(d.basis_texts)) end as item
    from dispatch_order o
    join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id
    left join dispatched_item d on d.tenant_id = o.tenant_id and d.item_key = o.item_key and d.version_id = o.version_id
   where o.id = ?`;

/** The form of an order, filled from the order and the others of its matter. */
@Injectable()
export class DispatchFormViews {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly holders: MatterHolders,
  ) {}

  /** The form as it went to the unit, and as this reader may see it: without numbers outside the handling chain, without an item that is not for this reader. */
  async of(order: OrderAnswer, actor: Acting): Promise<{ shown: DispatchForm; original: DispatchForm }> {
    const { item, ...text } = await this.sent(order.id);
    const matter = { ...order.matter, ...text };
    const original = await this.filled({ ...order, matter, item });
    const inChain = isInChain(actor, await this.holders.holdersOf(order.matterId));
    if (inChain && (order.item !== null || item === null)) return { original, shown: original };
    const shown = await this.filled({ ...order, matter: inChain ? matter : order.matter });
    return { original, shown: inChain ? { ...shown, notices: [...shown.notices, COPY_NOTICE] } : copyOf(shown) };
  }

  private async sent(orderId: string): Promise<{ title: string; content: string; item: OrderAnswer['item'] }> {
    const [row] = await this.em.execute<{ title: string; content: string; item: OrderAnswer['item'] }[]>(SENT, [orderId]);
    return row!;
  }

  private async filled(order: OrderAnswer): Promise<DispatchForm> {
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
      handlers: holders.filter(({ role }) => role === 'HANDLER'),
      assistants: holders.filter(({ role }) => role === 'ASSIST'),
      holder: { organ: organ.name, unit: unit.name },
      item,
      limits: [...first('SIGN_FOR'), ...first('HANDLE')].map(({ kindZh, dueAt, provisional }) => ({ label: kindZh, dueAt: beijingText(new Date(dueAt)), provisional })),
    });
  }
}
