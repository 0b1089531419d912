import { dispatch, disputes } from './a-chain-district.ts';
import { inTurns, type Held, type Walk } from './walk.ts';

/** What people write; none of it is in words of the lists. */
const TEXTS = [
  ['木栈道翘起', '河滩边那截木栈道翘起来了，早上有人绊倒。'],
  ['石狮子歪斜', '老巷口的石狮子歪了，看着随时要倒。'],
  ['旧车棚摇晃', '空地上那个没人要的铁皮车棚一刮风就晃。'],
  ['水塘发臭', '村后的小水塘发黑发臭，苍蝇很多。'],
  ['高音喇叭', '每天清早有人用大喇叭放音乐，吵得睡不着。'],
  ['断头木桩', '坡上露出半截木桩，骑车的人看不见。'],
] as const;

interface Received {
  readonly id: string;
  readonly rowVersion: number;
  readonly state: string;
  readonly orders: readonly { id: string; role: string; state: string; organ: { code: string } }[];
}

interface OpenOrder {
  readonly id: string;
  readonly state: string;
  readonly organId: string;
  readonly unitId: string;
  readonly locked: boolean;
}

/** 来件: matters that nobody can place and orders that nobody wants, on their way into disputes and out of them. */
export class WalkedMatters {
  private arrived = 0;

  constructor(private readonly walk: Walk) {}

  async arrive(count: number): Promise<void> {
    const from = this.arrived;
    this.arrived += count;
    await inTurns(Array.from({ length: count }, (_, i) => from + i), (nth) => this.arrives(nth));
  }

  /** Every other one is sent out and comes back; of the rest nobody can say whose they are. */
  private async arrives(nth: number): Promise<void> {
    const { walk } = this;
    const [title, content] = TEXTS[nth % TEXTS.length]!;
    const urgency = nth % 9 === 4 ? 'EMERGENCY' : nth % 7 === 3 ? 'URGENT' : 'NORMAL';
    const matter = (await walk.step('operator', 'receive', `${dispatch}/matters`, { channel: 'HOTLINE', externalId: `QH-${nth}`, title, content, urgency })) as Received;
    if (nth % 2 === 0 && ['AMBIGUOUS', 'UNMATCHED'].includes(matter.state)) return this.isPlacedByNobody(matter, nth);
    const item = this.itemFor(nth);
    const sent = (await walk.step('operator', 'decide', `${dispatch}/matters/${matter.id}/decide`, { itemKey: item.itemKey, reason: '核实' }, matter.rowVersion)) as Received | null;
    const order = sent?.orders.find(({ role, state }) => role === 'LEAD' && state === 'DISPATCHED');
    if (!order) return;
    await this.isReturned(order.id, order.organ.code, this.otherThan(item, nth), nth);
    // The operator answers some returns; most of them nobody can answer.
    if (nth % 28 !== 1) await walk.step(nth % 4 === 1 ? 'operator' : `${order.organ.code}.approver`, 'escalate', `${dispatch}/orders/${order.id}/escalate`, { ground: '双方有争议' });
  }

  private async isPlacedByNobody({ id, rowVersion }: Received, nth: number): Promise<void> {
    // Where the operator names nobody, 编办 does.
    const partyOrganIds = nth % 12 === 0 ? this.walk.departments.filter((_, i) => i !== (nth / 12) % 4).map((code) => this.walk.organ(code)) : undefined;
    await this.walk.step('operator', 'request-dispute', `${dispatch}/matters/${id}/request-dispute`, { kind: nth % 10 === 8 ? 'NEW_LAW' : 'WHO_HOLDS', ground: '清单无对应事项', ...(partyOrganIds && { partyOrganIds }) }, rowVersion);
  }

  private async isReturned(orderId: string, code: string, to: Held, nth: number): Promise<void> {
    const claim = nth % 11 === 5 ? { reason: 'INCOMPLETE' } : { reason: 'NOT_MY_DUTY', proposedItemKey: to.itemKey };
    await this.walk.step(`${code}.approver`, 'request-return', `${dispatch}/orders/${orderId}/request-return`, { ...claim, basis: '三定规定' });
  }

  /** 争议请求 that wait: 编办 names who is concerned, joins them to a case, or refuses them. */
  async answerRequests(): Promise<void> {
    const { walk } = this;
    const waiting = await walk.rows<{ id: string; version: number; title: string }>('dispute-arbitration', `select id, row_version as version, chain_id as title from dispute_request where state = 'WAITING' order by received_at, id`);
    const open = await walk.rows<{ id: string }>('dispute-arbitration', `select id from dispute_case where state not in ('REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN') order by number`);
    await inTurns([...waiting.entries()], async ([nth, { id, version }]) => {
      const chance = walk.chance('request', nth);
      const drawn = chance.next();
      const path = `${disputes}/dispute-requests/${id}`;
      if (drawn < 0.1) return walk.step('officer', 'refuse', `${path}/refuse`, { ground: chance.one(['CITIZEN', 'OTHER_PROCEDURE', 'INTERNAL']) }, version);
      if (drawn < 0.78 && open.length > 0) return walk.step('officer', 'join', `${path}/join`, { caseId: chance.one(open).id }, version);
      const item = chance.one(walk.held);
      const other = chance.one(walk.departments.filter((code) => walk.organ(code) !== item.organId));
      const parties = [item.organId, walk.organ(other)].map((organId) => ({ organId }));
      return walk.step('officer', 'raise', `${path}/raise`, { title: `${item.name}由谁负责`, description: '派件员提请。', itemKeys: [item.itemKey], parties }, version);
    });
  }

  /** What is the operator's again is decided, and what has a holder is worked on. */
  async goOn(): Promise<void> {
    await this.decideAgain();
    const { walk } = this;
    const atWork = walk.departments.map((code) => walk.unitsOf(code)[0]!);
    const orders = await walk.rows<OpenOrder>(
      'summons',
      `select id, state, organ_id as "organId", unit_id as "unitId", locked from dispatch_order
        where role = 'LEAD' and (state = 'RETURN_REQUESTED' or (state in ('DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK') and unit_id = any($1::uuid[]))) order by number`,
      [atWork],
    );
    const chosen = orders.filter(({ state }, nth) => state === 'RETURN_REQUESTED' || walk.chance('works', nth).next() < 0.15);
    await inTurns([...chosen.entries()], ([nth, order]) => this.move(order, nth));
  }

  private async decideAgain(): Promise<void> {
    const { walk } = this;
    const matters = await walk.rows<{ id: string; version: number; number: string }>(
      'summons',
      `select m.id, m.row_version as version, m.number from incoming_matter m where m.state in ('AMBIGUOUS', 'UNMATCHED') order by m.number`,
    );
    await inTurns(matters, async ({ id, version, number }) => {
      const chance = walk.chance('decide', number);
      if (chance.next() < 0.2) return walk.step('operator', 'request-dispute', `${dispatch}/matters/${id}/request-dispute`, { kind: 'WHO_HOLDS', ground: '仍不能确定' }, version);
      return walk.step('operator', 'decide', `${dispatch}/matters/${id}/decide`, { itemKey: chance.one(walk.held).itemKey, reason: '再次核实' }, version);
    });
  }

  private async move({ id, state, organId, locked }: OpenOrder, nth: number): Promise<unknown> {
    const { walk } = this;
    const code = walk.codeOf(organId) ?? 'CYZX';
    const act = (who: string, step: string, body: object = {}): Promise<unknown> => walk.step(who, step, `${dispatch}/orders/${id}/${step}`, body);
    const chance = walk.chance('order', nth);
    const drawn = chance.next();
    switch (state) {
      case 'RETURN_REQUESTED':
        if (drawn < 0.3) return undefined;
        if (drawn < 0.5) return act('operator', 'escalate', { ground: '两家都不认' });
        return drawn < 0.8 ? act('operator', 'approve-return', { itemKey: chance.one(walk.held.filter((item) => item.organId !== organId)).itemKey, ground: '同意' }) : act('operator', 'reject-return', { ground: '应由其办理' });
      case 'DISPATCHED':
        return locked && drawn < 0.2 ? act(`${code}.approver`, 'escalate', { ground: '仍不属本单位职责' }) : act(`${code}.handler`, 'sign-for');
      case 'SIGNED':
        return act(`${code}.head`, 'start');
      case 'IN_PROGRESS':
        await act(`${code}.handler`, 'submit', { result: '已办', evidence: ['照片'] });
        return act(`${code}.head`, 'submit');
      case 'SUBMITTED':
        return act('operator', 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '电话回访' });
      default:
        return act('operator', 'close', { ground: '办结' });
    }
  }

  /** So that some of them are the same dispute, and most are not. */
  private itemFor(nth: number): Held {
    return this.walk.held[(nth * 7) % this.walk.held.length]!;
  }

  private otherThan({ itemKey, organId }: Held, nth: number): Held {
    const { held } = this.walk;
    const at = held.findIndex((item) => item.itemKey === itemKey);
    const others = [...held.slice(at + 1), ...held.slice(0, at)];
    return others.filter((item) => item.organId !== organId)[Math.floor(nth / held.length) % 2]!;
  }
}
